import { useState } from 'react'
import { mediumLabel } from '#domain/confidential-medium/confidential-medium.rules.ts'
import { CheckResult, type MediaCheck } from '#domain/media-check/media-check.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'

const tones = { sealed: 'done', present: 'done', missing: 'late' } as const
const segmentsOf = () =>
  CheckResult.options.map((value) => ({ value, label: t(`mediaCheck.result.${value}`), tone: tones[value] }))

type Answers = Readonly<Record<string, CheckResult>>

/** One large answer for each thing, standing before the open locker. */
export function CheckForm({ check: { id, kind, version, items } }: { check: MediaCheck }) {
  const [answers, setAnswers] = useState<Answers>({})
  const [lock, setLock] = useState<'sound' | 'unsound' | null>(null)
  const finish = useAction<unknown>()
  const isLocker = kind === 'locker'
  const left = items.filter(({ mediumId }) => !answers[mediumId]).length + (isLocker && !lock ? 1 : 0)
  const send = () =>
    finish.mutate({
      address: `/media-checks/${id}/finish`,
      input: {
        ...{ version, lockSound: isLocker ? lock === 'sound' : null },
        results: items.map(({ mediumId }) => ({ mediumId, result: answers[mediumId] })),
      },
    })
  return (
    <Form label={t('mediaCheck.items')} onSubmit={() => left === 0 && send()}>
      {isLocker && (
        <Segmented
          label={t('mediaCheck.lock')}
          value={lock}
          onChange={setLock}
          segments={[
            { value: 'sound', label: t('mediaCheck.lockSound'), tone: 'done' },
            { value: 'unsound', label: t('mediaCheck.lockUnsound'), tone: 'late' },
          ]}
        />
      )}
      {items.map((item) => (
        <Segmented
          key={item.mediumId}
          label={[mediumLabel(item), item.pointName, item.keeperName].join('　')}
          segments={segmentsOf()}
          value={answers[item.mediumId] ?? null}
          onChange={(result) => setAnswers((all) => ({ ...all, [item.mediumId]: result }))}
        />
      ))}
      <Failure error={finish.error} />
      <Button type="submit" kind="main" wide isDisabled={left > 0} isPending={finish.isPending}>
        {left > 0 ? t('mediaCheck.toAnswer', { count: left }) : t('mediaCheck.finish')}
      </Button>
    </Form>
  )
}
