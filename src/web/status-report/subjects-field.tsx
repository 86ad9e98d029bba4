import { useQuery } from '@tanstack/react-query'
import type { Point } from '#domain/point/point.ts'
import type { StatusSubject } from '#domain/status-report/status-report.ts'
import { subjectKey } from '#domain/status-report/status-slot.rules.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './status-report.module.css'

type SubjectsFieldProps = {
  subjects: readonly StatusSubject[]
  onChange: (subjects: StatusSubject[]) => void
  error: string | null
}

/** Every unit with a tick, facilities as they are added, and where to call each. */
export function SubjectsField({ subjects, onChange, error }: SubjectsFieldProps) {
  const { data: view, error: failure } = useQuery(agencyQuery)
  const { data: points = [] } = useQuery(answerOf<Point[]>('/points'))
  if (!view) return failure ? <Failure error={failure} /> : <Skeleton lines={4} />
  const units = view.units.filter(({ abolishedOn }) => abolishedOn === null)
  const chosen = new Map(subjects.map((subject) => [subjectKey(subject), subject]))
  const put = (subject: StatusSubject) => onChange([...new Map([...chosen, [subjectKey(subject), subject]]).values()])
  const remove = (key: string) => onChange(subjects.filter((subject) => subjectKey(subject) !== key))
  const asked = points.filter(({ id }) => chosen.has(id))
  return (
    <fieldset>
      <legend>{t('status.subjects')}</legend>
      <ul className={styles.subjects}>
        {units.map(({ id, name }) => (
          <li key={id} className={styles.subject}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(id)}
                onChange={() => (chosen.has(id) ? remove(id) : put({ unitId: id, pointId: null, telephone: '' }))}
              />
              <span>{name}</span>
            </label>
            {chosen.has(id) && <Telephone name={name} subject={chosen.get(id)!} onChange={put} />}
          </li>
        ))}
        {asked.map(({ id, name }) => (
          <li key={id} className={styles.subject}>
            <span>
              {name}
              <Button kind="quiet" onPress={() => remove(id)}>
                {t('patrol.remove')}
              </Button>
            </span>
            <Telephone name={name} subject={chosen.get(id)!} onChange={put} />
          </li>
        ))}
      </ul>
      {points.length > asked.length && (
        <Select
          label={t('status.addPoint')}
          empty={t('status.choosePoint')}
          value=""
          options={points.filter(({ id }) => !chosen.has(id)).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(pointId) => {
            const point = points.find(({ id }) => id === pointId)
            if (point) put({ unitId: point.unitId, pointId, telephone: '' })
          }}
        />
      )}
      {error && <p className={styles.error}>{error}</p>}
    </fieldset>
  )
}

type TelephoneProps = { name: string; subject: StatusSubject; onChange: (subject: StatusSubject) => void }
const Telephone = ({ name, subject, onChange }: TelephoneProps) => (
  <TextField
    aria-label={t('status.telephoneFor', { place: name })}
    label={t('status.telephone')}
    inputMode="tel"
    maxLength={40}
    value={subject.telephone}
    onChange={(telephone) => onChange({ ...subject, telephone })}
  />
)
