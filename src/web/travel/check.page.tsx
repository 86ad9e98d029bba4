import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { drawnOf } from '#domain/travel/travel-check.rules.ts'
import type { CheckDraw, CheckResult } from '#domain/travel/travel-check.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText, yearText } from '#web/platform/roc-date.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { RecordedDownloads } from '#web/platform/ui/recorded-downloads.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import styles from './travel.module.css'
import { type OpenedCheck, openedCheckQuery } from './travel.queries.ts'
import { daysText, tripText } from './trip-words.tsx'

/** For ethics alone, and each reading is recorded. */
export function CheckPage() {
  const { checkId } = useParams({ from: '/travel/checks/$checkId' })
  const [openedId, setOpenedId] = useState<string | null>(null)
  const isOpening = openedId === checkId
  const { data, error } = useQuery({ ...openedCheckQuery(checkId), enabled: isOpening })
  const check = isOpening ? data : undefined
  return (
    <Page
      title={check ? t('travelCheck.title', { year: yearText(check.rocYear) }) : t('travelCheck.listTitle')}
      above={<Link to="/travel/checks">{t('travelCheck.listTitle')}</Link>}
      actions={
        check?.draw && <RecordedDownloads address={`/travel-checks/${checkId}/paper`} name={t('travelCheck.paper')} />
      }
    >
      {!isOpening && (
        <>
          <Banner quiet title={t('travel.sealed')}>
            {t('travelCheck.lead')}
          </Banner>
          <div>
            <Button kind="main" onPress={() => setOpenedId(checkId)}>
              {t('travel.open')}
            </Button>
          </div>
        </>
      )}
      {isOpening && <Failure error={error} />}
      {isOpening && !check && !error && <Skeleton lines={8} />}
      {check && <CheckBody check={check} />}
    </Page>
  )
}

const CheckBody = ({ check }: { check: OpenedCheck }) => (
  <>
    {check.draw ? <Drawn check={check} draw={check.draw} /> : <DrawForm check={check} />}
    <Facts
      facts={[
        [t('travelCheck.suppliedBy'), `${check.suppliedByName}　${instantText(check.suppliedAt)}`],
        [t('travelCheck.size'), check.size],
        [t('travelCheck.percent'), check.percent && t('travelCheck.percentText', { percent: check.percent })],
        [t('travelCheck.drawnBy'), check.drawnAt && `${check.drawnByName}　${instantText(check.drawnAt)}`],
        [t('travelCheck.seed'), check.draw && <code>{check.draw.seed}</code>],
        [t('travelCheck.recordHash'), check.draw && <code className={styles.soft}>{check.draw.recordHash}</code>],
      ]}
    />
    <Section title={t('travelCheck.population')}>
      <p>{check.population.map(({ name }) => name).join(t('web.comma'))}</p>
    </Section>
    <Section title={t('draw.document.method')}>
      <p>{t('draw.document.methodText')}</p>
    </Section>
  </>
)

function DrawForm({ check: { id, version } }: { check: OpenedCheck }) {
  const [seed, setSeed] = useState('')
  const draw = useAction<unknown>()
  return (
    <Form
      label={t('travelCheck.draw')}
      onSubmit={() => draw.mutate({ address: `/travel-checks/${id}/draw`, input: { version, seed } })}
    >
      <TextField
        label={t('travelCheck.seed')}
        description={t('travelCheck.seedText')}
        maxLength={200}
        value={seed}
        onChange={setSeed}
      />
      <Failure error={draw.error} />
      <Actions>
        <Button type="submit" kind="main" isPending={draw.isPending}>
          {t('travelCheck.draw')}
        </Button>
      </Actions>
    </Form>
  )
}

function Drawn({ check, draw }: { check: OpenedCheck; draw: CheckDraw }) {
  return (
    <Section title={t('travelCheck.drawn')}>
      <ul className={styles.owed}>
        {drawnOf(draw).map(({ subjectId, name }) => (
          <li key={subjectId}>
            <DrawnPerson
              check={check}
              personId={subjectId!}
              name={name}
              result={check.results.find(({ personId }) => personId === subjectId)}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}

const tones: Record<CheckResult['verdict'], Tone> = { consistent: 'done', discrepant: 'attention' }

type DrawnProps = { check: OpenedCheck; personId: string; name: string; result: CheckResult | undefined }

function DrawnPerson({ check, personId, name, result }: DrawnProps) {
  const filed = check.filed.filter((trip) => trip.personId === personId)
  return (
    <>
      <span className={styles.what}>
        <strong>{name}</strong>
        <StateMark tone={result ? tones[result.verdict] : 'waiting'}>
          {t(`travelCheck.verdict.${result?.verdict ?? 'open'}`)}
        </StateMark>
      </span>
      <span className={styles.soft}>
        {t('travelCheck.filed')}：
        {filed.map((trip) => `${tripText(trip)} ${daysText(trip)}`).join(t('web.comma')) ||
          t('travelCheck.nothingFiled')}
      </span>
      {result?.explanation && <span className={styles.prose}>{result.explanation}</span>}
      {result?.verdict === 'discrepant' && (
        <span>
          <Link to="/reports/sealed/new" search={{ kind: 'travelUnauthorized' }} className={buttonClass()}>
            {t('travel.toReport')}
          </Link>
        </span>
      )}
      <details className={styles.more}>
        <summary>{t('travelCheck.judge')}</summary>
        <JudgeForm check={check} personId={personId} result={result} />
      </details>
    </>
  )
}

function JudgeForm({ check: { id, version }, personId, result }: Omit<DrawnProps, 'name'>) {
  const [verdict, setVerdict] = useState<CheckResult['verdict']>(result?.verdict ?? 'consistent')
  const [explanation, setExplanation] = useState(result?.explanation ?? '')
  const judge = useAction<unknown>()
  const input = { version, personId, verdict, explanation }
  return (
    <Form
      label={t('travelCheck.judge')}
      onSubmit={() => judge.mutate({ address: `/travel-checks/${id}/results`, input })}
    >
      <Segmented
        label={t('travelCheck.verdict')}
        value={verdict}
        segments={(['consistent', 'discrepant'] as const).map((value) => ({
          value,
          label: t(`travelCheck.verdict.${value}`),
        }))}
        onChange={setVerdict}
      />
      <TextArea label={t('travelCheck.explanation')} maxLength={1000} value={explanation} onChange={setExplanation} />
      <Failure error={judge.error} />
      <Actions>
        <Button type="submit" isPending={judge.isPending}>
          {t('travelCheck.judge')}
        </Button>
      </Actions>
    </Form>
  )
}
