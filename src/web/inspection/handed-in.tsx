import type { Answer } from '#domain/checklist/checklist.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { t } from '#web/platform/i18n.ts'
import type { Entry, Stored } from '#web/platform/outbox/entry.ts'
import { refusalError, useOutbox } from '#web/platform/outbox/outbox.ts'
import { discard } from '#web/platform/outbox/outbox-acts.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Review } from './review.tsx'

/** The entry that hands this inspection in, while it waits on the device. */
export const useHandedIn = (id: string): Stored<Entry> | undefined =>
  useOutbox().entries.find(({ value }) => value.address === `/inspections/${id}/submit` && value.state !== 'setAside')

type HandedInProps = { detail: InspectionDetail; entry: Stored<Entry> }

/** Finished here, not yet there: what was answered, and a way back while nobody has it. */
export function HandedIn({ detail, entry }: HandedInProps) {
  const { refusal, attempts, input } = entry.value
  const mayTakeBack = refusal !== null || attempts === 0
  const answers = input.answers as Answer[]
  return (
    <>
      {refusal ? <Failure error={refusalError(refusal)} /> : <Banner tone="due">{t('inspection.handedInHere')}</Banner>}
      {mayTakeBack && (
        <div>
          <Button onPress={() => discard(entry)}>{t('inspection.takeBack')}</Button>
        </div>
      )}
      <Review detail={{ ...detail, inspection: { ...detail.inspection, answers } }} />
    </>
  )
}
