import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { LogLimits, type LogRuleShown } from '#domain/log-review/log-rule.ts'
import { useAction } from '#web/platform/action.ts'
import { upload } from '#web/platform/api.ts'
import { language, t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { FileButton } from '#web/platform/ui/file-button.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { AccountList } from './account-list.tsx'
import { limitsText } from './limits-text.ts'
import styles from './log-review.module.css'
import { logRulesQuery } from './log-review.queries.ts'

const limitNames = LogLimits.keyof().options

/** By what logs are looked through: the model rules with the agency's numbers, Sigma rules, and whose the accounts are. */
export function LogRulePage() {
  const { data: rules, error } = useQuery(logRulesQuery)
  const [changing, setChanging] = useState<LogRuleShown | null>(null)
  return (
    <Page
      wide
      title={t('logRule.title')}
      lead={t('logRule.lead')}
      above={<Link to="/checks/log-reviews">{t('logReview.title')}</Link>}
    >
      <Failure error={error} />
      {!rules && !error && <Skeleton lines={8} />}
      <AccountList />
      <SigmaPart />
      {rules && (
        <DataTable
          caption={t('logReview.rule')}
          rows={rules}
          keyOf={({ key }) => key}
          columns={[
            {
              title: t('logReview.rule'),
              cell: ({ name, why }) => <RuleName name={name[language()]} why={why[language()]} />,
            },
            {
              title: t('logRule.for'),
              cell: ({ sources }) =>
                sources.length === 0
                  ? t('logRule.forAll')
                  : sources.map((kind) => t(`logReview.kind.${kind}`)).join('、'),
            },
            {
              title: t('logFinding.limits'),
              cell: ({ limits }) => <span className={styles.whole}>{limitsText(limits)}</span>,
            },
            {
              title: t('logReview.state'),
              cell: ({ isOn }) => (
                <StateMark tone={isOn ? 'done' : 'nothing'}>{t(isOn ? 'logRule.on' : 'logRule.off')}</StateMark>
              ),
            },
            {
              title: t('logRule.acts'),
              cell: (rule) => (
                <Button
                  onPress={() => setChanging(rule)}
                  aria-label={t('logRule.change', { name: rule.name[language()] })}
                >
                  <span className={styles.whole}>{t('web.change')}</span>
                </Button>
              ),
            },
          ]}
        />
      )}
      {changing && <RuleDialog rule={changing} onClose={() => setChanging(null)} />}
    </Page>
  )
}

const RuleName = ({ name, why }: { name: string; why: string }) => (
  <>
    <strong>{name}</strong>
    <br />
    {why}
  </>
)

function RuleDialog({ rule, onClose }: { rule: LogRuleShown; onClose: () => void }) {
  const known = limitNames.filter((name) => rule.limits[name] !== undefined)
  const [isOn, setOn] = useState(rule.isOn)
  const [limits, setLimits] = useState(() => Object.fromEntries(known.map((name) => [name, String(rule.limits[name])])))
  const change = useAction(onClose)
  const numbers = Object.fromEntries(
    Object.entries(limits).map(([name, value]) => [name, name === 'from' || name === 'until' ? value : Number(value)]),
  )
  const { key, number } = rule
  return (
    <Dialog title={rule.name[language()]} isOpen onClose={onClose}>
      <Form
        label={rule.name[language()]}
        onSubmit={() => change.mutate({ address: '/log-rules', input: { key, number, isOn, limits: numbers } })}
      >
        <Segmented
          label={t('logReview.state')}
          segments={[
            { value: 'on', label: t('logRule.on') },
            { value: 'off', label: t('logRule.off') },
          ]}
          value={isOn ? 'on' : 'off'}
          onChange={(value) => setOn(value === 'on')}
        />
        {known.map((name) => (
          <TextField
            key={name}
            label={t(`logRule.limit.${name}`)}
            isRequired
            maxLength={7}
            value={limits[name] ?? ''}
            onChange={(value) => setLimits({ ...limits, [name]: value })}
          />
        ))}
        <FormActions action={change} label={t('web.save')} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}

function SigmaPart() {
  const queries = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const send = async (file: File) => {
    setBusy(true)
    setError(null)
    try {
      await upload<LogRuleShown[]>('/log-rules/sigma', file)
      await queries.invalidateQueries()
    } catch (refusal) {
      setError(refusal)
    }
    setBusy(false)
  }
  return (
    <Section title={t('logRule.sigma')}>
      <p>{t('logRule.sigmaText')}</p>
      <div>
        <FileButton
          label={t('logRule.sigma')}
          accept=".yml,.yaml"
          isBusy={isBusy}
          onChoose={(file) => void send(file)}
        />
      </div>
      <Failure error={error} />
    </Section>
  )
}
