import { measuresOf } from '#domain/reward-and-discipline/reward-proposal.rules.ts'
import type { RewardEntry, RewardProposal } from '#domain/reward-and-discipline/reward-proposal.ts'
import { useAction } from '#web/platform/action.ts'
import type { AgencyView } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { EditableList, type ListFault } from '#web/platform/ui/editable-list.tsx'
import editing from '#web/platform/ui/editing.module.css'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { HearingFields } from './hearing-fields.tsx'
import { personText } from './person-text.ts'

type EditorProps = {
  proposal: RewardProposal
  agency: AgencyView
  entries: RewardEntry[]
  added: () => RewardEntry
  onChange: (entries: RewardEntry[]) => void
}

/** What keeps it from being saved; what is still missing before it is sent, the server says then. */
const faultsOf = (entries: readonly RewardEntry[]): ListFault[] =>
  entries.flatMap(({ personId, hearing }, index) => [
    ...(personId === '' ? [{ index, text: t('reward.personMissing') }] : []),
    ...(hearing && hearing.heardOn === '' ? [{ index, text: t('reward.heardOnMissing') }] : []),
  ])

export function RewardEditor({ proposal, agency, entries, added, onChange }: EditorProps) {
  const save = useAction<unknown>()
  const faults = faultsOf(entries)
  const isChanged = JSON.stringify(entries) !== JSON.stringify(proposal.entries)
  const tell = ({ personId, direction, measure, times }: RewardEntry) =>
    [
      personText(agency, personId) || t('reward.nobodyYet'),
      t(`reward.direction.${direction}`),
      t('reward.measureTimes', { measure, times }),
    ].join('　')
  return (
    <>
      {entries.length === 0 && <EmptyState title={t('reward.noEntries')}>{t('reward.noEntriesText')}</EmptyState>}
      <EditableList
        ones={entries}
        max={200}
        addLabel={t('reward.add')}
        added={added}
        onChange={onChange}
        faults={faults}
        tell={tell}
        fields={(entry, change) => <EntryFields entry={entry} agency={agency} change={change} />}
      />
      <Failure error={save.error} />
      <div className={editing.bar}>
        <span>{t(isChanged ? 'reward.unsaved' : 'reward.saved')}</span>
        <Button
          kind="main"
          isDisabled={!isChanged || faults.length > 0}
          isPending={save.isPending}
          onPress={() =>
            save.mutate({
              method: 'PUT',
              address: `/reward-proposals/${proposal.id}`,
              input: { version: proposal.version, entries },
            })
          }
        >
          {t('web.save')}
        </Button>
      </div>
    </>
  )
}

type FieldsProps = { entry: RewardEntry; agency: AgencyView; change: (changes: Partial<RewardEntry>) => void }

const mostTimes = 9

function EntryFields({ entry, agency, change }: FieldsProps) {
  const { person: self } = useSession()
  const { direction, measure, times } = entry
  const measures = measuresOf(agency.settings.rewards, direction)
  return (
    <>
      <Select
        label={t('reward.person')}
        empty={t('reward.nobodyYet')}
        value={entry.personId}
        options={agency.people
          .filter(({ id }) => id !== self.id)
          .map(({ id }) => ({ value: id, label: personText(agency, id) }))}
        onChange={(personId) => change({ personId })}
      />
      <Segmented
        label={t('reward.direction')}
        value={direction}
        segments={(['commendation', 'demerit'] as const).map((value) => ({
          value,
          label: t(`reward.direction.${value}`),
        }))}
        onChange={(value) => change({ direction: value, measure: measuresOf(agency.settings.rewards, value)[0]! })}
      />
      <div className={editing.pair}>
        <Select
          label={t('reward.measure')}
          value={measure}
          // What is on the agency's list no more stays to be seen, so that another can be chosen.
          options={[...new Set([...measures, measure])].map((value) => ({ value, label: value }))}
          onChange={(value) => change({ measure: value })}
        />
        <Select
          label={t('reward.times')}
          value={String(times)}
          options={Array.from({ length: mostTimes }, (_, at) => String(at + 1)).map((value) => ({
            value,
            label: value,
          }))}
          onChange={(value) => change({ times: Number(value) })}
        />
      </div>
      <TextArea
        label={t('reward.reason')}
        description={t('reward.reasonText')}
        isRequired
        maxLength={1000}
        value={entry.reason}
        onChange={(reason) => change({ reason })}
      />
      {direction === 'demerit' && <HearingFields hearing={entry.hearing} onChange={(hearing) => change({ hearing })} />}
    </>
  )
}
