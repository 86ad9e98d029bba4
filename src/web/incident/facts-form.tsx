import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { checkFactsChange } from '#domain/incident/incident.rules.ts'
import type { FactsChange } from '#domain/incident/incident.ts'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import { useAction } from '#web/platform/action.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { dueText } from '#web/route/route-words.ts'
import { clockText } from './clock-words.ts'
import { FlagQuestions } from './flag-questions.tsx'
import styles from './incident.module.css'
import { changePreviewQuery } from './incident.queries.ts'
import { KindTiles } from './kind-tiles.tsx'

type FactsDialogProps = { card: IncidentCard; onClose: () => void }

function useFacts({ incident }: IncidentCard) {
  const now = useNow()
  const [change, setChange] = useState<FactsChange>(() => {
    const { id, version, kinds, flags, cyberSeverity, occurredAt, knownAt } = incident
    return { id, version, kinds, flags, cyberSeverity, occurredAt, knownAt, entryId: newId(), since: now(), reason: '' }
  })
  return {
    change,
    set: (changes: Partial<FactsChange>) => setChange((before) => ({ ...before, ...changes })),
    refusal: refusalOf(() => checkFactsChange(incident, change, change.knownAt, new Date(now()))),
    isEmpty: change.reason.trim() === '',
  }
}

/** What the event has turned out to be; recipients and clocks follow, and are shown before. */
export function FactsDialog({ card, onClose }: FactsDialogProps) {
  const { change, set, refusal, isEmpty } = useFacts(card)
  const [isTried, setTried] = useState(false)
  const action = useAction<IncidentCard>(onClose)
  const send = () => {
    setTried(true)
    if (!isEmpty && !refusal) action.mutate({ address: `/incidents/${change.id}/facts`, input: change })
  }
  return (
    <Dialog title={t('incident.write.facts')} isOpen onClose={onClose} wide>
      <Form label={t('incident.write.facts')} onSubmit={send}>
        <KindTiles
          chosen={change.kinds}
          onChange={(kinds) =>
            set({ kinds, cyberSeverity: kinds.includes('cyberIncident') ? change.cyberSeverity : null })
          }
        />
        <FlagQuestions facts={change} onChange={(flags) => set({ flags })} />
        <div className={styles.pair}>
          <MomentField
            label={t('incident.occurredAt')}
            isRequired
            value={change.occurredAt}
            onChange={(occurredAt) => occurredAt && set({ occurredAt })}
          />
          <MomentField
            label={t('incident.knownAt')}
            isRequired
            value={change.knownAt}
            onChange={(knownAt) => knownAt && set({ knownAt })}
          />
          <MomentField
            label={t('incident.since')}
            description={t('incident.sinceText')}
            isRequired
            value={change.since}
            onChange={(since) => since && set({ since })}
          />
        </div>
        <TextArea
          label={t('incident.reason')}
          isRequired
          maxLength={500}
          value={change.reason}
          onChange={(reason) => set({ reason })}
          error={isTried && isEmpty ? t('web.required') : null}
        />
        {refusal ? <Banner tone="late">{failureText(refusal)}</Banner> : <ChangePreview change={change} />}
        <FormActions action={action} label={t('incident.write.facts')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

/** Which clocks would go, and which would begin. */
function ChangePreview({ change }: { change: FactsChange }) {
  const { data, error } = useQuery({ ...changePreviewQuery(change), placeholderData: keepPreviousData })
  if (error) return <Failure error={error} />
  if (!data) return null
  if (data.says.isContentOutside) return <Banner tone="late">{t('problem.incident.content_outside')}</Banner>
  return (
    <Section title={t('incident.whatChanges')}>
      {data.superseded.length + data.begun.length === 0 && (
        <p className={styles.soft}>{t('incident.nothingChanges')}</p>
      )}
      <ul className={styles.steps}>
        {data.superseded.map((clock) => (
          <li key={clock.id}>{t('incident.willEnd', { clock: clockText(clock), at: dueText(clock.dueAt) })}</li>
        ))}
        {data.begun.map((clock) => (
          <li key={`${clock.step}-${clock.authority}-${clock.dueAt}`}>
            {t(clock.metAt ? 'incident.staysMet' : 'incident.willBegin', {
              clock: clockText(clock),
              at: dueText(clock.dueAt),
            })}
          </li>
        ))}
      </ul>
    </Section>
  )
}
