import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Unit } from '#domain/agency/agency.ts'
import type { Assignment } from '#domain/assignment/assignment.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import { useAction } from '#web/platform/action.ts'
import type { AgencyView } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './agency.module.css'

export function Units({ view }: { view: AgencyView }) {
  const may = useMay()
  const [leaving, setLeaving] = useState<Unit | null>(null)
  const countOf = (id: string) => view.people.filter((person) => person.unitId === id).length
  return (
    <>
      <DataTable
        caption={t('agency.part.units')}
        rows={view.units}
        keyOf={(unit) => unit.id}
        columns={[
          { title: t('agency.unit.name'), cell: (unit) => <strong>{unit.name}</strong> },
          { title: t('agency.unit.people'), cell: (unit) => countOf(unit.id), align: 'end' },
          {
            title: t('agency.unit.state'),
            cell: ({ abolishedOn }) =>
              abolishedOn ? (
                <StateMark tone="nothing">{t('agency.unit.abolishedOn', { date: dateText(abolishedOn) })}</StateMark>
              ) : (
                <StateMark tone="done">{t('agency.unit.active')}</StateMark>
              ),
          },
          {
            title: t('agency.unit.action'),
            cell: (unit) =>
              may('unit.abolish') &&
              !unit.abolishedOn && (
                <Button aria-label={t('agency.unit.abolishOne', { unit: unit.name })} onPress={() => setLeaving(unit)}>
                  {t('agency.unit.abolish')}
                </Button>
              ),
          },
        ]}
      />
      {leaving && <AbolishDialog unit={leaving} view={view} onClose={() => setLeaving(null)} />}
    </>
  )
}

type AbolishDialogProps = { unit: Unit; view: AgencyView; onClose: () => void }

/** What follows is said before it is done, because it cannot be undone. */
function AbolishDialog({ unit, view, onClose }: AbolishDialogProps) {
  const abolish = useAction<Unit>(onClose)
  const consequences = useConsequences(unit, view)
  return (
    <Dialog title={t('agency.unit.abolishOne', { unit: unit.name })} isOpen mustAnswer onClose={onClose}>
      <p>{t('agency.unit.abolishText')}</p>
      <ul className={styles.consequences}>
        {consequences.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Failure error={abolish.error} />
      <Actions>
        <Button
          kind="main"
          isPending={abolish.isPending}
          onPress={() =>
            abolish.mutate({ address: `/units/${unit.id}/abolish`, input: { id: unit.id, version: unit.version } })
          }
        >
          {t('agency.unit.abolish')}
        </Button>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
      </Actions>
    </Dialog>
  )
}

function useConsequences(unit: Unit, { people, ownerPhrases }: AgencyView): string[] {
  const { data: assignments } = useQuery(answerOf<Assignment[]>('/assignments'))
  const { data: deficiencies } = useQuery(
    answerOf<{ items: Deficiency[] }>(`/deficiencies?unitId=${unit.id}&order=due`),
  )
  const open = assignments?.filter(({ unitId, state }) => unitId === unit.id && state !== 'done').length ?? 0
  const staff = people.filter(({ unitId }) => unitId === unit.id).length
  const phrases = ownerPhrases.filter(({ unitIds }) => unitIds.includes(unit.id)).map(({ phrase }) => `「${phrase}」`)
  return [
    t('agency.unit.keeps'),
    t('agency.unit.receivesNothing'),
    open > 0 && t('agency.unit.openAssignments', { count: open }),
    deficiencies &&
      deficiencies.items.length > 0 &&
      t('agency.unit.openDeficiencies', { count: deficiencies.items.length }),
    staff > 0 && t('agency.unit.staff', { count: staff }),
    phrases.length > 0 && t('agency.unit.inPhrases', { phrases: phrases.join(t('web.comma')) }),
    t('agency.unit.noUndo'),
  ].filter((text) => typeof text === 'string')
}
