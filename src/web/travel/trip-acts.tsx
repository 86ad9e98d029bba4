import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { IncidentKind } from '#domain/route/route.ts'
import { consentOwed, isBriefingOwed } from '#domain/travel/travel-owed.rules.ts'
import { checkWithdrawal, isStanding } from '#domain/travel/trip.rules.ts'
import type { Trip } from '#domain/travel/trip.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { isAllowed, useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { ReturnForm } from './return-form.tsx'

export type ActProps = { trip: Trip; today: string }

/** What this very person may do with it now. */
export function TripActs({ trip, today }: ActProps) {
  const isOver = !isStanding(trip) || trip.returnReportedAt !== null
  const hasLeft = trip.leavesOn <= today
  return (
    <>
      <ToReport trip={trip} />
      {trip.isMine && !isOver && hasLeft && <ReturnForm trip={trip} today={today} />}
      {trip.isMine && !isOver && trip.briefedAt === null && isBriefingOwed(trip.owed) && <Briefing trip={trip} />}
      {!trip.isMine && !isOver && hasLeft && <Contact trip={trip} />}
    </>
  )
}

/** What has to be told leads to the reporting, filled in as far as it goes; nothing is sent from here. */
function ToReport({ trip: { id, contactLostAt, returnReport, isMine } }: { trip: Trip }) {
  const isAnomalous = (returnReport?.anomalies.length ?? 0) > 0
  if (!contactLostAt && !isAnomalous) return null
  const kind: IncidentKind = contactLostAt ? 'travelLostContact' : 'travelAnomaly'
  return (
    <Banner tone="due">
      <p>{contactLostAt ? t('travel.lostSince', { time: instantText(contactLostAt) }) : t('travel.anomalyReported')}</p>
      {!isMine && (
        <Link to="/reports/sealed/new" search={{ kind, tripId: id }} className={buttonClass()}>
          {t('travel.toReport')}
        </Link>
      )}
    </Banner>
  )
}

type Verdict = 'agreed' | 'refused' | 'returned'

/** What an authority outside has said is cited; where only note is taken, there is nothing to cite. */
export function AnswerForm({ trip: { id, version, owed } }: { trip: Trip }) {
  const isCited = consentOwed(owed).outside
  const [answer, setAnswer] = useState({ verdict: 'agreed' as Verdict, reference: '', remark: '' })
  const send = useAction<unknown>()
  return (
    <Section title={t('travel.answerTitle')}>
      <Form
        label={t('travel.answerTitle')}
        onSubmit={() => send.mutate({ address: `/trips/${id}/answer`, input: { ...answer, version } })}
      >
        <Segmented
          label={t('travel.verdict')}
          value={answer.verdict}
          segments={(['agreed', 'returned', 'refused'] as const).map((value) => ({
            value,
            label: t(`travel.verdict.${value}`),
          }))}
          onChange={(verdict) => setAnswer({ ...answer, verdict })}
        />
        {isCited && (
          <TextField
            label={t('travel.field.reference')}
            description={t('travel.referenceText')}
            isRequired={answer.verdict !== 'returned'}
            maxLength={120}
            value={answer.reference}
            onChange={(reference) => setAnswer({ ...answer, reference })}
          />
        )}
        <TextArea
          label={t('travel.remark')}
          isRequired={answer.verdict !== 'agreed'}
          maxLength={500}
          value={answer.remark}
          onChange={(remark) => setAnswer({ ...answer, remark })}
        />
        <Failure error={send.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={send.isPending}>
            {t('travel.answer')}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}

const advice = ['travel.brief.line1', 'travel.brief.line2', 'travel.brief.line3', 'travel.brief.line4'] as const

function Briefing({ trip: { id } }: { trip: Trip }) {
  const confirm = useAction<unknown>()
  return (
    <Section title={t('travel.briefTitle')}>
      <ul>
        {advice.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
      <Failure error={confirm.error} />
      <div>
        <Button isPending={confirm.isPending} onPress={() => confirm.mutate({ address: `/trips/${id}/briefing` })}>
          {t('travel.brief')}
        </Button>
      </div>
    </Section>
  )
}

function Contact({ trip: { id, version, contactLostAt } }: { trip: Trip }) {
  const change = useAction<unknown>()
  const isLost = contactLostAt === null
  return (
    <Section title={t('travel.lostTitle')}>
      <Failure error={change.error} />
      <div>
        <Button
          isPending={change.isPending}
          onPress={() => change.mutate({ address: `/trips/${id}/contact`, input: { version, isLost } })}
        >
          {t(isLost ? 'travel.markLost' : 'travel.markFound')}
        </Button>
      </div>
    </Section>
  )
}

/** For whoever does not go after all. */
export function Withdraw({ trip }: { trip: Trip }) {
  const acting = useActing()
  const withdraw = useAction<unknown>()
  const { id, version } = trip
  if (!isAllowed(() => checkWithdrawal(acting, trip, version))) return null
  return (
    <>
      <Failure error={withdraw.error} />
      <div>
        <Button
          kind="quiet"
          isPending={withdraw.isPending}
          onPress={() => withdraw.mutate({ address: `/trips/${id}/withdraw`, input: { version } })}
        >
          {t('travel.withdraw')}
        </Button>
      </div>
    </>
  )
}
