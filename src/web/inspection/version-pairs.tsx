import { useId } from 'react'
import type { Answer, ChecklistItem } from '#domain/checklist/checklist.ts'
import type { StoredFile } from '#domain/file/file.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import type { DifferingAnswer } from '#domain/inspection/versions.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { Photos } from '#web/platform/ui/photos.tsx'
import { questionOf } from './answers.ts'
import { GivenAnswer } from './given-answer.tsx'
import styles from './versions.module.css'

export type VersionShow = {
  detail: InspectionDetail
  files: readonly StoredFile[]
  differing: readonly DifferingAnswer[]
}

type VersionPairsProps = VersionShow & {
  /** Places at which the answer set aside is taken; without `onChoose` it is only read. */
  chosen?: ReadonlySet<string>
  onChoose?: (place: string, takesKept: boolean) => void
}

/** The two answers to each question on which the versions differ. */
export function VersionPairs({ detail, files, differing, chosen, onChoose }: VersionPairsProps) {
  const group = useId()
  if (differing.length === 0) return <p>{t('inspection.versionsAgree')}</p>
  const items = new Map(detail.checklist.items.map((item) => [item.key, item]))
  return (
    <ul className={styles.pairs}>
      {differing.map(({ place, current, kept }) => {
        const item = items.get(kept.itemKey)
        if (!item) return null
        const side = (takesKept: boolean) => (
          <Side
            name={`${group}-${place}`}
            title={t(takesKept ? 'inspection.sideKept' : 'inspection.sideCurrent')}
            item={item}
            answer={takesKept ? kept : current}
            files={files}
            isChosen={chosen?.has(place) === takesKept}
            onChoose={onChoose && (() => onChoose(place, takesKept))}
          />
        )
        return (
          <li key={place} className={styles.pair}>
            <strong>
              {questionOf(item)}
              {kept.at !== undefined && t('inspection.objectNumber', { number: kept.at + 1 })}
            </strong>
            <fieldset className={styles.sides}>
              <legend className="visuallyHidden">{questionOf(item)}</legend>
              {side(false)}
              {side(true)}
            </fieldset>
          </li>
        )
      })}
    </ul>
  )
}

type SideProps = {
  name: string
  title: string
  item: ChecklistItem
  answer: Answer | undefined
  files: readonly StoredFile[]
  isChosen: boolean
  onChoose: (() => void) | undefined
}

function Side({ name, title, onChoose, isChosen, ...said }: SideProps) {
  const content = (
    <>
      <span>{title}</span>
      <Said {...said} />
    </>
  )
  if (!onChoose) return <div className={styles.side}>{content}</div>
  return (
    <label className={styles.side}>
      <input type="radio" name={name} checked={isChosen} onChange={onChoose} />
      {content}
    </label>
  )
}

const Said = ({ item, answer, files }: Pick<SideProps, 'item' | 'answer' | 'files'>) => (
  <>
    <GivenAnswer item={item} answer={answer} />
    {answer?.note && <span>{answer.note}</span>}
    {answer && <Photos files={files.filter(({ id }) => answer.fileIds.includes(id))} />}
  </>
)
