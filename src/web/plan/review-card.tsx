import { type RefObject, useState } from 'react'
import type { Duty } from '#domain/duty/duty.ts'
import type { Clause } from '#domain/plan/plan.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { ConflictNotice } from './conflict-notice.tsx'
import { type DutyFields, DutyForm, emptyFields, fieldsOf } from './duty-form.tsx'
import { PhraseQuestion, UnitQuestion } from './phrase-question.tsx'
import { ReasonChoice } from './reason-choice.tsx'
import styles from './review.module.css'
import type { QueueItem } from './review-queue.ts'
import { draftKey, type Review } from './review-state.ts'

type CardProps = { item: QueueItem; place: string; review: Review; heading: RefObject<HTMLHeadingElement | null> }

/** The one thing to decide now. */
export function ReviewCard({ item, place, review, heading }: CardProps) {
  return (
    <article className={styles.card} aria-labelledby="review-card">
      <h2 id="review-card" ref={heading} tabIndex={-1} className={styles.cardTitle}>
        {item.clause.label}
        <small>{place}</small>
      </h2>
      {item.kind === 'duty' ? (
        <DutyCard key={item.key} item={item} duty={item.duty} review={review} />
      ) : (
        <ClauseCard key={item.key} item={item} clause={item.clause} review={review} />
      )}
    </article>
  )
}

type DutyCardProps = { item: QueueItem; duty: Duty; review: Review }

function DutyCard({ item, duty, review }: DutyCardProps) {
  const { panel, drafts } = review
  const typed = drafts[item.key] ?? null
  return (
    <>
      {panel !== 'correct' && <DutyFacts duty={duty} />}
      {review.conflict && <ConflictNotice conflict={review.conflict} typed={panel === 'correct' ? typed : null} />}
      {!review.conflict && <Failure error={review.error} />}
      {panel === 'correct' && (
        <DutyForm
          fields={typed ?? fieldsOf(duty)}
          isPending={review.isPending}
          onChange={(fields) => review.keep(item.key, fields)}
          onSave={() => review.correct(duty, cleaned(typed ?? fieldsOf(duty)))}
          onCancel={() => {
            review.keep(item.key, null)
            review.open('look')
          }}
        />
      )}
      {panel === 'dismiss' && (
        <ReasonChoice
          title={t('plan.review.dismissTitle')}
          reasons={[t('plan.review.dismiss1'), t('plan.review.dismiss2'), t('plan.review.dismiss3')]}
          isPending={review.isPending}
          onGive={(reason) => review.dismiss(duty, reason)}
          onCancel={() => review.open('look')}
        />
      )}
      {panel === 'add' && <AddPanel item={item} review={review} />}
      {panel === 'look' && <DutyDecision duty={duty} review={review} />}
    </>
  )
}

const cleaned = (fields: DutyFields): DutyFields => ({
  ...fields,
  what: fields.what.trim(),
  recipients: fields.recipients.filter(({ name }) => name.trim() !== ''),
  checklistKinds: fields.evidence === 'checklist' ? fields.checklistKinds : [],
})

const confidenceText = (confidence: number): string =>
  t(confidence >= 0.85 ? 'plan.duty.sure' : confidence >= 0.65 ? 'plan.duty.fairlySure' : 'plan.duty.unsure')

function DutyFacts({ duty }: { duty: Duty }) {
  const { nameOfUnit, isAbolished, units } = useUnits()
  const isEverybody = duty.unitIds.length > 3 && units.every((unit) => duty.unitIds.includes(unit.id))
  const names = isEverybody
    ? t('plan.duty.everyUnit', { count: units.length })
    : duty.unitIds.map(nameOfUnit).join(t('web.comma'))
  return (
    <div className={styles.facts}>
      <p className={styles.what}>{duty.what}</p>
      <dl>
        <dt>{t('plan.duty.action')}</dt>
        <dd>{nameOf('duty.action', duty.action)}</dd>
        <dt>{t('plan.duty.when')}</dt>
        <dd>
          {nameOf('duty.mode', duty.mode)}　{nameOf('duty.timing', duty.timing)}
        </dd>
        <dt>{t('plan.duty.who')}</dt>
        <dd>
          {duty.owners.length > 0 && <span className={styles.words}>「{duty.owners.join('、')}」</span>}
          {duty.unitIds.length > 0 ? names : <strong>{t('plan.duty.noUnit')}</strong>}
          {duty.unitIds.filter(isAbolished).map((id) => (
            <StateMark key={id} tone="attention">
              {t('plan.duty.abolished', { unit: nameOfUnit(id) })}
            </StateMark>
          ))}
        </dd>
        <dt>{t('plan.duty.evidence')}</dt>
        <dd>
          {[
            nameOf('duty.evidence', duty.evidence),
            ...duty.checklistKinds.map((kind) => nameOf('checklist.kind', kind)),
          ].join('　')}
        </dd>
        {duty.trigger && (
          <>
            <dt>{t('plan.duty.trigger')}</dt>
            <dd>{duty.trigger}</dd>
          </>
        )}
        {duty.recipients.length > 0 && (
          <>
            <dt>{t('plan.duty.recipients')}</dt>
            <dd>
              {duty.recipients
                .map(({ name, role, via }) =>
                  [name, role === 'copy' && `（${nameOf('plan.recipient', role)}）`, via && `（${via}）`]
                    .filter(Boolean)
                    .join(''),
                )
                .join(t('web.comma'))}
            </dd>
          </>
        )}
        {duty.confidence !== null && (
          <>
            <dt>{t('plan.duty.confidence')}</dt>
            <dd data-unsure={duty.confidence < 0.65 || undefined}>{confidenceText(duty.confidence)}</dd>
          </>
        )}
      </dl>
    </div>
  )
}

/** Words for who must act that this agency has not yet said the meaning of. */
function useUnknownPhrases(duty: Duty): string[] {
  const { units, ownerPhrases } = useUnits()
  if (duty.status !== 'proposed') return []
  return duty.owners.filter(
    (owner) => !units.some(({ name }) => name === owner) && !ownerPhrases.some(({ phrase }) => phrase === owner),
  )
}

function DutyDecision({ duty, review }: { duty: Duty; review: Review }) {
  const { units } = useUnits()
  const [phrase] = useUnknownPhrases(duty)
  if (duty.status !== 'proposed') return <DecidedDuty duty={duty} review={review} />
  return (
    <>
      {phrase && duty.unitIds.length === 0 && (
        <PhraseQuestion key={phrase} phrase={phrase} units={units} onDone={() => review.open('look')} />
      )}
      {!phrase && duty.unitIds.length === 0 && (
        <UnitQuestion
          units={units}
          isPending={review.isPending}
          onChoose={(unitIds) => review.correct(duty, { ...fieldsOf(duty), unitIds })}
        />
      )}
      <div className={styles.decisions}>
        <Button kind="main" isDisabled={duty.unitIds.length === 0} onPress={() => review.accept(duty)}>
          {t('plan.review.accept')}
          <kbd>Enter</kbd>
        </Button>
        <DecisionButton digit={2} onPress={() => review.open('correct')} text={t('plan.review.correct')} />
        <DecisionButton digit={3} onPress={() => review.open('dismiss')} text={t('plan.review.dismiss')} />
        <DecisionButton digit={4} onPress={() => review.open('add')} text={t('plan.review.add')} />
      </div>
      {duty.unitIds.length === 0 && <p className={styles.hint}>{t('plan.review.unitFirst')}</p>}
    </>
  )
}

const DecisionButton = ({ digit, text, onPress }: { digit: number; text: string; onPress: () => void }) => (
  <Button onPress={onPress}>
    {text}
    <kbd>{digit}</kbd>
  </Button>
)

const DecidedDuty = ({ duty, review }: { duty: Duty; review: Review }) => (
  <div className={styles.decided}>
    <StateMark tone={duty.status === 'accepted' ? 'done' : 'nothing'}>{nameOf('duty.status', duty.status)}</StateMark>
    {duty.dismissalReason && <p>{duty.dismissalReason}</p>}
    <div className={styles.decisions}>
      <DecisionButton digit={2} onPress={() => review.open('correct')} text={t('plan.review.correct')} />
      <DecisionButton digit={4} onPress={() => review.open('add')} text={t('plan.review.add')} />
      <Button onPress={() => review.reconsider(duty)}>{t('plan.review.reconsider')}</Button>
    </div>
  </div>
)

function AddPanel({ item, review }: { item: QueueItem; review: Review }) {
  const [id] = useState(newId)
  const key = draftKey('add', item)
  const fields = review.drafts[key] ?? emptyFields
  return (
    <section className={styles.panel} aria-label={t('plan.review.add')}>
      <h3>{t('plan.review.addTitle', { clause: item.clause.label })}</h3>
      <DutyForm
        fields={fields}
        isPending={review.isPending}
        onChange={(next) => review.keep(key, next)}
        onSave={() => review.add(id, item.clause.id, cleaned(fields))}
        onCancel={() => review.open('look')}
      />
    </section>
  )
}

/** A clause in which no duty was found: it needs none, for a reason, or one is added. */
function ClauseCard({ item, clause, review }: { item: QueueItem; clause: Clause; review: Review }) {
  return (
    <>
      <p className={styles.what}>{clause.text || clause.heading}</p>
      <Failure error={review.error} />
      {review.panel === 'add' && <AddPanel item={item} review={review} />}
      {review.panel === 'needNone' && (
        <ReasonChoice
          title={t('plan.review.needNoneTitle')}
          reasons={[t('plan.review.needNone1'), t('plan.review.needNone2'), t('plan.review.needNone3')]}
          isPending={review.isPending}
          onGive={(reason) => review.needNone(clause, reason)}
          onCancel={() => review.open('look')}
        />
      )}
      {(review.panel === 'look' || review.panel === 'correct' || review.panel === 'dismiss') && (
        <ClauseDecision clause={clause} review={review} />
      )}
    </>
  )
}

const ClauseDecision = ({ clause, review }: { clause: Clause; review: Review }) =>
  clause.noDutyReason === null ? (
    <>
      <p>{t('plan.review.unassigned')}</p>
      <div className={styles.decisions}>
        <Button kind="main" onPress={() => review.open('needNone')}>
          {t('plan.review.needNone')}
          <kbd>Enter</kbd>
        </Button>
        <DecisionButton digit={4} onPress={() => review.open('add')} text={t('plan.review.add')} />
      </div>
    </>
  ) : (
    <div className={styles.decided}>
      <StateMark tone="nothing">{t('plan.review.needsNone')}</StateMark>
      <p>{clause.noDutyReason}</p>
      <div className={styles.decisions}>
        <DecisionButton digit={4} onPress={() => review.open('add')} text={t('plan.review.add')} />
        <Button onPress={() => review.reconsiderClause(clause)}>{t('plan.review.reconsider')}</Button>
      </div>
    </div>
  )
