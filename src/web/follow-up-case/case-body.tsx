import { useState } from 'react'
import type { FollowUpCase, FollowUpNext, FollowUpStep } from '#domain/follow-up-case/follow-up-case.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { basisText, dueText } from '#web/route/route-words.ts'
import styles from './follow-up.module.css'
import type { EventAddress } from './follow-up.queries.ts'
import { StepDialog } from './step-dialog.tsx'

type CaseProps = { event: EventAddress; one: FollowUpCase; mayTake: boolean }

/** What was done, what is next, what is missing before the end. */
export function FollowUpCaseBody({ event, one, mayTake }: CaseProps) {
  const [step, setStep] = useState<FollowUpNext | null>(null)
  const { kind, openedAt, openedByName, outcome, endedAt, taken, next, missing } = one
  return (
    <article className={styles.case} aria-label={t(`followUpCase.kind.${kind}`)}>
      <h3>{t(`followUpCase.kind.${kind}`)}</h3>
      <p className={styles.line}>
        {endedAt ? (
          <StateMark tone="done">{t('followUpCase.endedAt', { at: instantText(endedAt) })}</StateMark>
        ) : (
          <StateMark tone="underWay">{t('followUpCase.underWay')}</StateMark>
        )}
        {outcome && <span>{t('followUpCase.outcomeIs', { outcome: t(`followUpCase.outcome.${outcome}`) })}</span>}
        <span className={styles.soft}>
          {t('followUpCase.openedBy', { at: instantText(openedAt), name: openedByName })}
        </span>
      </p>
      <ol className={styles.list}>
        {taken.map((done) => (
          <TakenRow key={done.id} done={done} />
        ))}
        {next.map((possible) => (
          <NextRow key={possible.key} next={possible} onTake={mayTake ? () => setStep(possible) : null} />
        ))}
      </ol>
      {missing.length > 0 && (
        <p className={styles.soft}>
          {t('followUpCase.missing', {
            steps: missing.map((key) => nameOf('followUpCase.step', key)).join(t('web.comma')),
          })}
        </p>
      )}
      {step && <StepDialog event={event} one={one} step={step} onClose={() => setStep(null)} />}
    </article>
  )
}

function TakenRow({ done }: { done: FollowUpStep }) {
  const { step, at, outcome, note, reference, authority, recordedByName, counts } = done
  const proof = [
    outcome && t('followUpCase.outcomeIs', { outcome: t(`followUpCase.outcome.${outcome}`) }),
    authority && t(`route.authority.${authority}`),
    reference,
  ]
    .filter(Boolean)
    .join('　')
  return (
    <li className={styles.row}>
      <p className={styles.line}>
        <StateMark tone={counts ? 'done' : 'nothing'}>{nameOf('followUpCase.step', step)}</StateMark>
        <span className={styles.soft}>{t('followUpCase.doneBy', { at: instantText(at), name: recordedByName })}</span>
      </p>
      {!counts && <p className={styles.soft}>{t('followUpCase.countsNoMore')}</p>}
      {proof && <p>{proof}</p>}
      {note && <p className={styles.prose}>{note}</p>}
    </li>
  )
}

type NextRowProps = { next: FollowUpNext; onTake: (() => void) | null }

function NextRow({ next, onTake }: NextRowProps) {
  const { roles } = useActing()
  const now = useNow()
  const { key, by, isMandatory, isAgain, dueAt, dueBasis, basis } = next
  const isMine = by.some((role) => roles.includes(role))
  // An outcome that was said is changed by those who may; nobody else needs to see that it could be.
  if (isAgain && !(isMine && onTake)) return null
  const isLate = dueAt !== null && Date.parse(dueAt) < Date.parse(now())
  return (
    <li className={styles.row}>
      <p className={styles.line}>
        <StateMark tone="waiting">{nameOf('followUpCase.step', key)}</StateMark>
        {!isMandatory && <span className={styles.soft}>{t('followUpCase.optional')}</span>}
        {dueAt && !isAgain && (
          <StateMark tone={isLate ? 'late' : 'due'}>{t('followUpCase.dueBy', { at: dueText(dueAt) })}</StateMark>
        )}
      </p>
      <p className={styles.line}>
        <span className={styles.basis}>{basisText(basis)}</span>
        {dueBasis && <span className={styles.basis}>{t('followUpCase.dueBasis', { basis: basisText(dueBasis) })}</span>}
      </p>
      {isMine && onTake ? (
        <div>
          <Button onPress={onTake}>
            {isAgain ? t('followUpCase.again') : `${t('followUpCase.record')}　${nameOf('followUpCase.step', key)}`}
          </Button>
        </div>
      ) : (
        <p className={styles.soft}>
          {t('followUpCase.notForYou', { roles: by.map((role) => t(`role.${role}`)).join(t('web.comma')) })}
        </p>
      )}
    </li>
  )
}
