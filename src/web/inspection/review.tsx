import type { Answer } from '#domain/checklist/checklist.ts'
import type { Entry } from '#domain/checklist/form.rules.ts'
import { formOf } from '#domain/checklist/form.rules.ts'
import { dateInTaipei } from '#domain/date.ts'
import type { StoredFile } from '#domain/file/file.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { t } from '#web/platform/i18n.ts'
import { Section } from '#web/platform/ui/page.tsx'
import { Photos } from '#web/platform/ui/photos.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { type Answers, asks, byPlace, questionOf } from './answers.ts'
import { type FormObject, groupsOf, placeOfEntry } from './form-groups.ts'
import { titleOfGroup, titleOfObject } from './form-section.tsx'
import { GivenAnswer, textOf } from './given-answer.tsx'
import { LastTimeLine } from './last-time.tsx'
import { withUnit } from './number-limits.ts'
import type { LastTime } from './question-props.ts'
import styles from './review.module.css'
import { lastTimesOf, useToday } from './use-form.ts'

type Reading = {
  answers: Answers
  files: ReadonlyMap<string, StoredFile>
  last: ReadonlyMap<string, LastTime>
}

/** The filled form to be read: first what is wrong, then everything. */
export function Review({ detail }: { detail: InspectionDetail }) {
  const { inspection, checklist } = detail
  const today = useToday()
  const state = formOf(checklist, inspection.answers, dayOf(inspection.submittedAt) ?? today)
  const reading: Reading = {
    answers: byPlace(inspection.answers),
    files: new Map(detail.files.map((file) => [file.id, file])),
    last: lastTimesOf(detail.previous),
  }
  const shown = state.entries.filter((entry) => entry.isShown && isRead(entry))
  const wrong = shown.filter(({ verdict }) => verdict === 'notCompliant')
  const otherwise = shown.filter((entry) => isOtherwise(entry, reading))
  return (
    <>
      {otherwise.length > 0 && <p>{t('inspection.otherwise', { count: otherwise.length })}</p>}
      {wrong.length > 0 && (
        <Section title={t('inspection.wrong', { count: wrong.length })}>
          <Entries entries={wrong} reading={reading} />
        </Section>
      )}
      {groupsOf(checklist, state, reading.answers).map((group) => (
        <Section key={group.key} title={titleOfGroup(group)}>
          {group.objects.map((object) => (
            <ReviewedObject key={object.at ?? 'only'} object={object} reading={reading} />
          ))}
        </Section>
      ))}
    </>
  )
}

/** What was handed in is read as on that day; what is still being filled in as of today. */
const dayOf = (submittedAt: string | null): string | null => submittedAt && dateInTaipei(new Date(submittedAt))

/** A note was for the one who filled it in. */
const isRead = ({ item }: Entry): boolean => item.answerKind !== 'note'

/** Whether it came out otherwise than the last time. */
function isOtherwise(entry: Entry, { answers, last }: Reading): boolean {
  const place = placeOfEntry(entry)
  const before = last.get(place)?.answer
  const answer = answers[place]
  if (!before || !answer) return false
  const isSameText = textOf(entry.item, before) === textOf(entry.item, answer)
  return before.verdict !== answer.verdict || (isSettled(entry) && !isSameText)
}

/** Of a signature or photograph there is each time another. */
const isSettled = ({ item: { answerKind } }: Entry): boolean =>
  answerKind !== 'photograph' && answerKind !== 'signature'

const ReviewedObject = ({ object, reading }: { object: FormObject; reading: Reading }) => (
  <>
    {object.at !== undefined && <h3>{titleOfObject(object)}</h3>}
    <Entries entries={object.questions.map(({ entry }) => entry).filter(isRead)} reading={reading} />
  </>
)

const Entries = ({ entries, reading }: { entries: readonly Entry[]; reading: Reading }) => (
  <ul className={styles.items}>
    {entries.map((entry) => (
      <ReviewedEntry key={placeOfEntry(entry)} entry={entry} reading={reading} />
    ))}
  </ul>
)

function ReviewedEntry({ entry, reading }: { entry: Entry; reading: Reading }) {
  const { item, calculated } = entry
  const place = placeOfEntry(entry)
  const answer = reading.answers[place]
  const last = reading.last.get(place)
  return (
    <li className={styles.item}>
      <span className={styles.question}>{questionOf(item)}</span>
      {asks(item) ? (
        <GivenAnswer item={item} answer={answer} />
      ) : (
        <span className={styles.value}>
          {calculated === null ? t('web.none') : withUnit(calculated, item.number?.unit)}
        </span>
      )}
      {last && isOtherwise(entry, reading) && (
        <div className={styles.last}>
          <LastTimeLine item={item} last={last} />
        </div>
      )}
      {answer && <Added answer={answer} files={reading.files} />}
    </li>
  )
}

/** What was written and shown besides the answer. */
function Added({ answer, files }: { answer: Answer; files: ReadonlyMap<string, StoredFile> }) {
  const { note, fileIds, fixed, bySection } = answer
  if (!note && fileIds.length === 0 && !fixed && !bySection) return null
  const known = (ids: readonly string[]) => ids.flatMap((id) => files.get(id) ?? [])
  return (
    <div className={styles.more}>
      {bySection && <StateMark tone="standing">{t('inspection.bySection')}</StateMark>}
      {note && <p>{note}</p>}
      <Photos files={known(fileIds)} />
      {fixed && (
        <>
          <StateMark tone="done">{t('inspection.fixed')}</StateMark>
          <p>{fixed.description}</p>
          <Photos files={known(fixed.fileIds)} />
        </>
      )}
    </div>
  )
}
