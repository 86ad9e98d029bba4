import { useQuery } from '@tanstack/react-query'
import type { FollowUpCases } from '#domain/follow-up-case/follow-up-case.ts'
import type { FollowUpKind } from '#domain/follow-up-case/follow-up-model.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { FollowUpCaseBody } from './case-body.tsx'
import styles from './follow-up.module.css'
import { type EventAddress, followUpsQuery } from './follow-up.queries.ts'

type FollowUpsProps = { event: EventAddress; mayOpen: boolean; mayTake: boolean }

/** What must be carried through after an event, step by step; nothing where nothing follows it. */
export function FollowUps({ event, mayOpen, mayTake }: FollowUpsProps) {
  const { data, error } = useQuery(followUpsQuery(event))
  const openable = mayOpen ? (data?.mayOpen ?? []) : []
  if (!error && (!data || data.cases.length + openable.length === 0)) return null
  const isSealed = event.startsWith('/sealed')
  return (
    <Section title={t('followUpCase.title')}>
      <p className={styles.soft}>{t(isSealed ? 'followUpCase.sealedText' : 'followUpCase.text')}</p>
      <Failure error={error} />
      {data?.cases.map((one) => (
        <FollowUpCaseBody key={one.id} event={event} one={one} mayTake={mayTake} />
      ))}
      {openable.map((kind) => (
        <OpenCase key={kind} event={event} kind={kind} />
      ))}
    </Section>
  )
}

function OpenCase({ event, kind }: { event: EventAddress; kind: FollowUpKind }) {
  const open = useAction<FollowUpCases>()
  const send = () => open.mutate({ address: `${event}/follow-up-cases`, input: { caseId: newId(), kind } })
  return (
    <div>
      <Failure error={open.error} />
      <Button isPending={open.isPending} onPress={send}>
        {t('followUpCase.openOne', { kind: t(`followUpCase.kind.${kind}`) })}
      </Button>
    </div>
  )
}
