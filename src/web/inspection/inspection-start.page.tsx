import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { PublishedChecklist } from '#domain/checklist/catalogue.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import { formTitle } from '#web/checklist/words.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { useBeginInspection } from './begin-inspection.ts'
import { checklistsQuery } from './inspection.queries.ts'
import styles from './inspection-start.module.css'

/** Which form, for which unit: one tap begins it. */
export function InspectionStartPage() {
  const actor = useActing()
  const { form } = useSearch({ from: '/checks/start' })
  const [chosenUnit, setChosenUnit] = useState<string | null>(null)
  const unitId = chosenUnit ?? actor.unitId
  const { data, error } = useQuery(checklistsQuery)
  const scanned = data?.filter(({ id }) => id === form)
  const checklists = scanned?.length ? scanned : data
  const { data: agency } = useQuery(agencyQuery)
  const start = useBeginInspection()
  const begin = ({ versionId }: PublishedChecklist) =>
    unitId && start.begin({ checklistVersionId: versionId, unitId, assignmentId: null })
  const units = agency?.units.filter(({ abolishedOn }) => !abolishedOn) ?? []
  return (
    <Page
      title={t('inspection.start')}
      lead={t('inspection.startLead')}
      above={<Link to="/checks">{t('place.checks')}</Link>}
    >
      {isEthics(actor) && units.length > 0 && (
        <Select
          label={t('inspection.unit')}
          value={unitId ?? ''}
          empty={unitId ? undefined : t('inspection.chooseUnit')}
          onChange={setChosenUnit}
          options={units.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Failure error={error ?? start.error} />
      {!checklists && !error && <Skeleton lines={3} />}
      <ul className={styles.forms}>
        {checklists?.map((checklist) => (
          <li key={checklist.id}>
            <button
              type="button"
              className={styles.form}
              disabled={start.isPending || !unitId}
              onClick={() => begin(checklist)}
            >
              <span className={styles.text}>
                <strong>{formTitle(checklist)}</strong>
                <span>{nameOf('checklist.kind', checklist.kind)}</span>
              </span>
              <Icon name="forward" />
            </button>
          </li>
        ))}
      </ul>
      {scanned?.length === 1 && (
        <Link to="/checks/start" search={{}}>
          {t('inspection.start.others')}
        </Link>
      )}
    </Page>
  )
}
