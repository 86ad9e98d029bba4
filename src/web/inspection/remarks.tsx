import { type ReactNode, useId, useState } from 'react'
import type { Answer } from '#domain/checklist/checklist.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import fields from '#web/platform/ui/field.module.css'
import { Evidence } from './evidence.tsx'
import { isSameText, PlainArea, useTyped } from './plain-field.tsx'
import styles from './question.module.css'
import type { KindProps } from './question-props.ts'

/** Note and photographs stand open where they are needed, folded where they are only possible. */
export function Remarks(props: KindProps & { showGap: boolean }) {
  const { entry, answer } = props
  const isWrong = entry.verdict === 'notCompliant'
  const isOwed = isWrong || entry.item.evidence === 'always'
  if (isOwed || answer?.note || (takesEvidence(props) && answer?.fileIds.length))
    return (
      <div className={styles.more}>
        <Note {...props} />
        {takesEvidence(props) && <Proof {...props} />}
        {isWrong && <FixedOnTheSpot {...props} />}
      </div>
    )
  if (!answer) return null
  return (
    <Folded words={t('inspection.addNote')}>
      <Note {...props} />
      {takesEvidence(props) && <Proof {...props} />}
    </Folded>
  )
}

/** Of a photograph or a signature the files are the answer. */
const takesEvidence = ({ entry: { item } }: KindProps): boolean =>
  item.answerKind !== 'photograph' && item.answerKind !== 'signature'

/** What is folded is not made before it is opened: a form has hundreds of these. */
function Folded({ words, children }: { words: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details className={styles.guidance} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words}</summary>
      {isOpen && <div className={styles.more}>{children}</div>}
    </details>
  )
}

function Note({ entry, answer, give, showGap }: KindProps & { showGap: boolean }) {
  const isWrong = entry.verdict === 'notCompliant'
  return (
    <Written
      label={isWrong ? t('inspection.noteWrong') : t('inspection.note')}
      isRequired={isWrong}
      isMissing={showGap && entry.gap === 'noteMissing'}
      most={2000}
      value={answer?.note ?? ''}
      onValue={(note) => give({ note: note.trim() ? note : undefined })}
    />
  )
}

type WrittenProps = {
  label: string
  isRequired: boolean
  isMissing: boolean
  most: number
  value: string
  onValue: (value: string) => void
}

function Written({ label, isRequired, isMissing, most, value, onValue }: WrittenProps) {
  const id = useId()
  const [shown, setTyped] = useTyped(value, isSameText)
  return (
    <div className={fields.field}>
      <label htmlFor={id} className={fields.label}>
        {label}
        {!isRequired && <span className={fields.optional}>{t('web.optional')}</span>}
      </label>
      <PlainArea
        id={id}
        value={shown}
        maxLength={most}
        isWrong={isMissing}
        aria-required={isRequired || undefined}
        onValue={(typed) => {
          setTyped(typed)
          onValue(typed)
        }}
      />
    </div>
  )
}

function Proof({ entry, answer, label, give }: KindProps) {
  const { evidence } = entry.item
  const isOwed = evidence === 'always' || (evidence === 'whenNotCompliant' && entry.verdict === 'notCompliant')
  return (
    <>
      {isOwed && <p className={styles.owed}>{t('inspection.proofOwed')}</p>}
      <Evidence
        label={label}
        fileIds={answer?.fileIds ?? []}
        onChange={(update) => give((before) => ({ fileIds: update(before.fileIds) }))}
      />
    </>
  )
}

const fixedOf = (answer: Answer | undefined) => answer?.fixed

/** Mended there and then: what was done, and how it looks now. It counts once it is described. */
function FixedOnTheSpot({ answer, label, give }: KindProps) {
  const fixed = fixedOf(answer)
  const [isOpen, setOpen] = useState(false)
  if (!fixed && !isOpen)
    return (
      <div>
        <Button icon="done" onPress={() => setOpen(true)}>
          {t('inspection.fixed')}
        </Button>
      </div>
    )
  const undo = () => {
    give({ fixed: undefined })
    setOpen(false)
  }
  return (
    <section className={styles.fixed} aria-label={t('inspection.fixed')}>
      <Written
        label={t('inspection.fixedHow')}
        isRequired
        isMissing={false}
        most={1000}
        value={fixed?.description ?? ''}
        onValue={(typed) => give((before) => ({ fixed: described(before, typed) }))}
      />
      {fixed && (
        <Evidence
          label={t('inspection.fixedPhotos', { question: label })}
          fileIds={fixed.fileIds}
          onChange={(update) => give((before) => withPhotos(before, update))}
        />
      )}
      <div>
        <Button kind="quiet" onPress={undo}>
          {t('inspection.notFixed')}
        </Button>
      </div>
    </section>
  )
}

const described = ({ fixed }: Answer, description: string): Answer['fixed'] =>
  description.trim() ? { description, fileIds: fixed?.fileIds ?? [] } : undefined

const withPhotos = ({ fixed }: Answer, update: (fileIds: string[]) => string[]) =>
  fixed ? { fixed: { ...fixed, fileIds: update(fixed.fileIds) } } : {}
