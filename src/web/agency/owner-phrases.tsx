import { useState } from 'react'
import type { OwnerPhrase } from '#domain/agency/agency.ts'
import { useAction } from '#web/platform/action.ts'
import type { AgencyView } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { UnitPicker } from './unit-picker.tsx'

/** What the words of plans mean here, as it was answered once. */
export function OwnerPhrases({ view }: { view: AgencyView }) {
  const may = useMay()
  const [changing, setChanging] = useState<OwnerPhrase | null>(null)
  const nameOf = (id: string) => view.units.find((unit) => unit.id === id)?.name
  if (view.ownerPhrases.length === 0)
    return <EmptyState title={t('agency.phrase.empty')}>{t('agency.phrase.text')}</EmptyState>
  return (
    <>
      <p>{t('agency.phrase.text')}</p>
      <DataTable
        caption={t('agency.part.phrases')}
        rows={view.ownerPhrases}
        keyOf={({ phrase }) => phrase}
        columns={[
          { title: t('agency.phrase.words'), cell: ({ phrase }) => <strong>{phrase}</strong> },
          { title: t('agency.phrase.units'), cell: ({ unitIds }) => unitIds.map(nameOf).join(t('web.comma')) },
          {
            title: t('agency.unit.action'),
            cell: (one) =>
              may('ownerPhrase.remember') && (
                <Button
                  aria-label={t('agency.phrase.changeOne', { phrase: one.phrase })}
                  onPress={() => setChanging(one)}
                >
                  {t('agency.phrase.change')}
                </Button>
              ),
          },
        ]}
      />
      {changing && <PhraseDialog phrase={changing} view={view} onClose={() => setChanging(null)} />}
    </>
  )
}

type PhraseDialogProps = { phrase: OwnerPhrase; view: AgencyView; onClose: () => void }

function PhraseDialog({ phrase: { phrase, unitIds }, view, onClose }: PhraseDialogProps) {
  const units = view.units.filter((unit) => unit.abolishedOn === null)
  const [chosen, setChosen] = useState(unitIds.filter((id) => units.some((unit) => unit.id === id)))
  const remember = useAction<OwnerPhrase>(onClose)
  return (
    <Dialog title={t('agency.phrase.changeOne', { phrase })} isOpen onClose={onClose}>
      <UnitPicker label={t('plan.review.phrase', { phrase })} units={units} chosen={chosen} onChange={setChosen} />
      <p>{t('agency.phrase.effect')}</p>
      <Failure error={remember.error} />
      <Actions>
        <Button
          kind="main"
          data-after-units
          isDisabled={chosen.length === 0}
          isPending={remember.isPending}
          onPress={() =>
            remember.mutate({ method: 'PUT', address: '/owner-phrases', input: { phrase, unitIds: chosen } })
          }
        >
          {t('web.save')}
        </Button>
        <Button onPress={onClose}>{t('web.cancel')}</Button>
      </Actions>
    </Dialog>
  )
}
