import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { isContentOutside } from '#domain/incident/incident.rules.ts'
import { isSealedKind } from '#domain/incident/incident-kind.rules.ts'
import type { Problem } from '#domain/problem.ts'
import { IncidentKind } from '#domain/route/route.ts'
import { checkRecord } from '#domain/sealed-matter/sealed-matter.rules.ts'
import type { SealedMatterRecord } from '#domain/sealed-matter/sealed-matter.ts'
import { DangerFirst } from '#web/incident/danger-first.tsx'
import { useEventDuties } from '#web/incident/incident.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { refusalOf } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { ChoiceList } from '#web/platform/ui/choice-list.tsx'
import { MomentField } from '#web/platform/ui/date-field.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { useNow } from '#web/platform/use-now.ts'
import { type BegunMatter, useBegunMatter } from './begun-matter.ts'
import { MarkMeant } from './mark-meant.tsx'
import styles from './sealed-matter.module.css'

type Receipt = { id: string; number: string }

/** What is typed here is for those who answer for it: whoever reports gets a number and does not read on. */
export function SealedMatterRecordPage() {
  const [receipt, setReceipt] = useState<Receipt | null>(null)
  const begun = useBegunMatter()
  return (
    <Page title={t('sealedMatter.report')} above={<Link to="/reports/sealed">{t('sealedMatter.title')}</Link>}>
      {receipt && <Received receipt={receipt} />}
      {!receipt && (begun ? <RecordForm begun={begun} onDone={setReceipt} /> : <Skeleton />)}
    </Page>
  )
}

const Received = ({ receipt: { number } }: { receipt: Receipt }) => (
  <>
    <Banner tone="done" title={t('sealedMatter.received')}>
      <p>{t('sealedMatter.receivedText', { number })}</p>
    </Banner>
    <div>
      <Link to="/reports" className={buttonClass()}>
        {t('place.reports')}
      </Link>
    </div>
  </>
)

function useRecord(begun: BegunMatter) {
  const now = useNow()
  const { planId } = useEventDuties()
  const [typed, setTyped] = useState<Omit<SealedMatterRecord, 'planId'>>(() => ({
    ...{ id: newId(), kinds: [], flags: [], cyberSeverity: null, what: '', place: '', people: '', source: '' },
    ...{ occurredAt: now(), knownAt: now(), concernedIds: [], fileIds: [], isMarkMeant: false },
    ...begun,
  }))
  const record: SealedMatterRecord = { ...typed, planId }
  return {
    record,
    change: (changes: Partial<SealedMatterRecord>) => setTyped((before) => ({ ...before, ...changes })),
    refusal: refusalOf(() => checkRecord(record, new Date(now()))),
  }
}

type RecordFormProps = { begun: BegunMatter; onDone: (receipt: Receipt) => void }

function RecordForm({ begun, onDone }: RecordFormProps) {
  const { record, change, refusal } = useRecord(begun)
  const [isTried, setTried] = useState(false)
  const send = useAction<Receipt>(onDone)
  const isOutside = isContentOutside(record)
  const text = [record.what, record.place, record.people, record.source].join('\n')
  const submit = () => {
    setTried(true)
    if (!refusal) send.mutate({ address: '/sealed-matters', input: record })
  }
  const wrong = (...codes: Problem['code'][]) =>
    isTried && refusal && codes.includes(refusal.code) ? failureText(refusal) : null
  return (
    <>
      <DangerFirst />
      <Banner quiet>{t('sealedMatter.whoReads')}</Banner>
      <Form label={t('sealedMatter.report')} onSubmit={submit}>
        <ChoiceList
          label={t('incident.whatKind')}
          several
          options={IncidentKind.options
            .filter(isSealedKind)
            .map((value) => ({ value, label: t(`incident.kind.${value}`) }))}
          chosen={record.kinds}
          onChange={(kinds) => change(cleared(kinds as IncidentKind[]))}
        />
        {isOutside ? (
          <Banner tone="due">{t('sealedMatter.outside')}</Banner>
        ) : (
          <>
            <TextArea
              label={t('incident.what')}
              description={t('sealedMatter.whatText')}
              isRequired
              maxLength={2000}
              value={record.what}
              onChange={(what) => change({ what })}
              error={wrong('sealedMatter.what_missing')}
            />
            <TextField
              label={t('incident.place')}
              maxLength={200}
              value={record.place}
              onChange={(place) => change({ place })}
            />
            <TextArea
              label={t('sealedMatter.people')}
              maxLength={1000}
              value={record.people}
              onChange={(people) => change({ people })}
            />
            <TextArea
              label={t('sealedMatter.source')}
              description={t('sealedMatter.sourceText')}
              maxLength={1000}
              value={record.source}
              onChange={(source) => change({ source })}
            />
            <MarkMeant text={text} isMeant={record.isMarkMeant} onChange={(isMarkMeant) => change({ isMarkMeant })} />
          </>
        )}
        <MomentField
          label={t('incident.occurredAt')}
          isRequired
          value={record.occurredAt}
          onChange={(occurredAt) => occurredAt && change({ occurredAt })}
        />
        <MomentField
          label={t('incident.knownAt')}
          isRequired
          value={record.knownAt}
          onChange={(knownAt) => knownAt && change({ knownAt })}
          error={wrong('incident.in_the_future', 'incident.known_before_it_occurred')}
        />
        <Concerned chosen={record.concernedIds} onChange={(concernedIds) => change({ concernedIds })} />
        {isTried && refusal && <Failure error={refusal} />}
        <Failure error={send.error} />
        <div>
          <Button type="submit" kind="main" isPending={send.isPending}>
            {t('sealedMatter.send')}
          </Button>
        </div>
      </Form>
    </>
  )
}

/** What was typed until then is forgotten: it must not lie anywhere. */
const cleared = (kinds: IncidentKind[]): Partial<SealedMatterRecord> =>
  isContentOutside({ kinds }) ? { kinds, what: '', place: '', people: '', source: '' } : { kinds }

type ConcernedProps = { chosen: readonly string[]; onChange: (chosen: string[]) => void }

/** People of the agency whom it concerns: shut out from the beginning. */
function Concerned({ chosen, onChange }: ConcernedProps) {
  const { data } = useQuery(agencyQuery)
  return (
    <Section title={t('sealedMatter.concerned')}>
      <p className={styles.soft}>{t('sealedMatter.concernedText')}</p>
      <details className={styles.more}>
        <summary>{t('sealedMatter.choosePeople', { count: chosen.length })}</summary>
        <ChoiceList
          label={t('sealedMatter.concerned')}
          several
          options={(data?.people ?? []).map(({ id, name, title }) => ({ value: id, label: `${name}　${title}` }))}
          chosen={chosen}
          onChange={onChange}
        />
      </details>
    </Section>
  )
}
