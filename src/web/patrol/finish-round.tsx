import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { needsReason } from '#domain/patrol/patrol.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { enqueue } from '#web/platform/outbox/outbox.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { DeviationMarks } from './deviation-marks.tsx'
import { deviationsSoFar, entryOf, type Walk } from './walk.ts'
import type { KeepWalk } from './walk-steps.tsx'

type FinishRoundProps = { walk: Walk; keep: KeepWalk; onBack?: () => void }

/** Once the round lies safely in what waits to be sent, and not before, the page forgets it. */
function useHandIn(walk: Walk, keep: KeepWalk) {
  const now = useNow()
  const navigate = useNavigate()
  return useMutation({
    mutationFn: async (reason: string) => {
      const input = entryOf(walk, now(), reason)
      await enqueue({
        key: walk.roundId,
        subject: `patrol:${walk.roundId}`,
        method: 'POST',
        address: '/patrol-rounds',
        input,
        fileIds: input.visits.flatMap(({ fileIds }) => fileIds),
        label: t('patrol.roundOf', { name: walk.route.name }),
      })
      await keep(null)
      await navigate({ to: '/patrols' })
    },
  })
}

export function FinishRound({ walk, keep, onBack }: FinishRoundProps) {
  const now = useNow()
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const handIn = useHandIn(walk, keep)
  const deviations = deviationsSoFar(walk, now())
  const isReasonOwed = deviations.some(needsReason)
  const isMissing = isReasonOwed && reason.trim() === ''
  const send = () => {
    setTried(true)
    if (!isMissing) handIn.mutate(reason)
  }
  return (
    <Section title={t('patrol.finish')}>
      <p>{t('patrol.visitedOf', { visited: walk.visits.length, stops: walk.route.stops.length })}</p>
      {deviations.length === 0 ? (
        <StateMark tone="done">{t('patrol.asAsked')}</StateMark>
      ) : (
        <DeviationMarks deviations={deviations} nameOf={(stop) => walk.route.stops[stop]!.name} />
      )}
      <Form label={t('patrol.finish')} onSubmit={send}>
        {isReasonOwed && (
          <TextArea
            label={t('patrol.reason')}
            description={t('patrol.reasonText')}
            isRequired
            maxLength={1000}
            value={reason}
            onChange={setReason}
            error={isTried && isMissing ? t('problem.patrol.reason_missing') : null}
          />
        )}
        <Failure error={handIn.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={handIn.isPending}>
            {t('patrol.handIn')}
          </Button>
          {onBack && <Button onPress={onBack}>{t('patrol.goOn')}</Button>}
        </Actions>
      </Form>
    </Section>
  )
}
