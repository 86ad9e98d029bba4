import { useState } from 'react'
import { type LogFinding, LogFindingState } from '#domain/log-review/log-review.ts'
import { useAction } from '#web/platform/action.ts'
import { ApiProblem } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'

const ways = LogFindingState.exclude(['open']).options

export function SettleForm({ finding: { id, version } }: { finding: LogFinding }) {
  const [state, setState] = useState<(typeof ways)[number] | null>(null)
  const [reason, setReason] = useState('')
  const [isMarkMeant, setMarkMeant] = useState(false)
  const settle = useAction<LogFinding>()
  const hasMark = settle.error instanceof ApiProblem && settle.error.code === 'sealedMatter.mark_in_text'
  const isReady = state !== null && reason.trim() !== ''
  return (
    <Section title={t('logFinding.settle')}>
      <Form
        label={t('logFinding.settle')}
        onSubmit={() =>
          isReady &&
          settle.mutate({ address: `/log-findings/${id}/settle`, input: { version, state, reason, isMarkMeant } })
        }
      >
        <Segmented
          label={t('logFinding.as')}
          segments={ways.map((value) => ({ value, label: t(`logFinding.as.${value}`) }))}
          value={state}
          onChange={setState}
        />
        {state === 'sealed' && <p>{t('logFinding.sealedHint')}</p>}
        <TextArea label={t('logFinding.reason')} isRequired maxLength={1000} value={reason} onChange={setReason} />
        {(hasMark || isMarkMeant) && (
          <label>
            <input type="checkbox" checked={isMarkMeant} onChange={(event) => setMarkMeant(event.target.checked)} />{' '}
            {t('logFinding.markMeant')}
          </label>
        )}
        <Failure error={settle.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={settle.isPending} isDisabled={!isReady}>
            {t('logFinding.settle')}
          </Button>
        </Actions>
      </Form>
    </Section>
  )
}
