import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { InspectionDetail, InspectionDraft } from '#domain/inspection/inspection.ts'
import { mergedAnswers } from '#domain/inspection/versions.rules.ts'
import type { InspectionVersions, KeptChoice, KeptVersion } from '#domain/inspection/versions.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { byPlace, inOrder } from './answers.ts'
import { VersionPairs, type VersionShow } from './version-pairs.tsx'

/** Question by question or all at once; first the answers are stored, then the matter is settled. */
export function ChooseVersion({ kept, ...show }: VersionShow & { kept: KeptVersion }) {
  const { detail, differing } = show
  const { inspection } = detail
  const navigate = useNavigate()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const all = new Set(differing.map(({ place }) => place))
  const choice: KeptChoice = chosen.size === 0 ? 'current' : chosen.size === differing.length ? 'setAside' : 'merged'
  const settle = useAction<InspectionVersions>(() =>
    navigate({ to: '/checks/$inspectionId', params: { inspectionId: inspection.id } }),
  )
  const close = () =>
    settle.mutate({
      address: `/inspections/${inspection.id}/kept/${kept.id}/settle`,
      input: { chosen: choice, remark: '' },
    })
  const store = useAction<InspectionDetail>(close)
  const choose = (place: string, takesKept: boolean) => {
    const next = new Set(chosen)
    if (takesKept) next.add(place)
    else next.delete(place)
    setChosen(next)
  }
  const save = () => {
    const input = draftWith(detail, kept, chosen)
    if (chosen.size === 0) close()
    else store.mutate({ method: 'PUT', address: `/inspections/${inspection.id}`, input })
  }
  return (
    <>
      {differing.length > 1 && (
        <Actions>
          <Button onPress={() => setChosen(all)}>{t('inspection.takeAllKept')}</Button>
          <Button onPress={() => setChosen(new Set())}>{t('inspection.keepAllCurrent')}</Button>
        </Actions>
      )}
      <VersionPairs {...show} chosen={chosen} onChoose={choose} />
      <Failure error={store.error ?? settle.error} />
      <div>
        <Button kind="main" isPending={store.isPending || settle.isPending} onPress={save}>
          {t('inspection.settle', { count: chosen.size })}
        </Button>
      </div>
    </>
  )
}

function draftWith({ inspection, checklist }: InspectionDetail, kept: KeptVersion, chosen: ReadonlySet<string>) {
  const { id, checklistVersionId, unitId, assignmentId, origin, pointId, version, readyToSubmit } = inspection
  const answers = inOrder(checklist, byPlace(mergedAnswers(inspection.answers, kept.answers, chosen)))
  const place = { id, checklistVersionId, unitId, assignmentId, origin, pointId }
  return { ...place, version, readyToSubmit, answers } satisfies InspectionDraft
}
