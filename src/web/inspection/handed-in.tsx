import type { Answer } from '#domain/checklist/checklist.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { t } from '#web/platform/i18n.ts'
import type { Entry, Stored } from '#web/platform/outbox/entry.ts'
import { refusalError, useOutbox } from '#web/platform/outbox/outbox.ts'
import { discard } from '#web/platform/outbox/outbox-acts.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Review } from './review.tsx'

/** What ends this inspection here while it waits on the device: handing it in, or setting it aside for somebody else's. */
export const useHandedIn = (id: string): Stored<Entry> | undefined =>
  useOutbox().entries.find(({ value }) => value.address === `/inspections/${id}/submit` && value.state !== 'setAside')

type HandedInProps = { detail: InspectionDetail; entry: Stored<Entry> }

/** Finished here, not yet there: what was answered, and a way back while nobody has it. */
export function HandedIn({ detail, entry }: HandedInProps) {
  const { refusal, attempts, input, address } = entry.value
  const isSetAside = address.endsWith('/kept')
  const mayTakeBack = !isSetAside && (refusal !== null || attempts === 0)
  const answers = input.answers as Answer[]
  return (
    <>
      {refusal ? (
        <Failure error={refusalError(refusal)} />
      ) : (
        <Banner tone="due">{t(isSetAside ? 'inspection.setAsideHere' : 'inspection.handedInHere')}</Banner>
      )}
      {mayTakeBack && (
        <div>
          <Button onPress={() => discard(entry)}>{t('inspection.takeBack')}</Button>
        </div>
      )}
      <Review detail={{ ...detail, inspection: { ...detail.inspection, answers } }} />
    </>
  )
}
