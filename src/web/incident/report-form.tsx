import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import { classificationMark } from '#domain/incident/classification.rules.ts'
import type { Problem, ProblemCode } from '#domain/problem.ts'
import { failureText } from '#web/platform/failure.ts'
import { t } from '#web/platform/i18n.ts'
import { useKeptAction } from '#web/platform/outbox/kept-action.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { FlagQuestions } from './flag-questions.tsx'
import type { EventDuty } from './incident.queries.ts'
import { MarkQuestion } from './mark-question.tsx'
import { ReportPreview } from './report-preview.tsx'
import { ReportTimes } from './report-times.tsx'
import type { Report } from './use-report.ts'

export type ReportFormProps = {
  report: Report & { planId: string | null }
  events: { planId: string | null; duties: EventDuty[] }
  change: (changes: Partial<Report>) => void
  refusal: Problem | null
  isEmpty: boolean
  /** Typed in later from a paper form, with its own times. */
  isPaper: boolean
  onPaper: (isPaper: boolean) => void
}

/** Where it happened, what was seen, and who will be told; then it is sent, or kept until there is a network. */
export function ReportForm(props: ReportFormProps) {
  const { report, change, refusal, isEmpty } = props
  const [files, setFiles] = useState<readonly StoredFile[]>([])
  const [isTried, setTried] = useState(false)
  const [mark, setMark] = useState<string | null>(null)
  const record = useRecord(report, files)
  const wrong = (...codes: ProblemCode[]) =>
    isTried && refusal && codes.includes(refusal.code) ? failureText(refusal) : null
  const send = () => {
    setTried(true)
    if (isEmpty || refusal) return
    const found = classificationMark(`${report.what}\n${report.place}`)
    if (found) setMark(found)
    else record.send()
  }
  return (
    <Form label={t('incident.record')} onSubmit={send}>
      <TextArea
        label={t('incident.what')}
        description={t('incident.whatText')}
        isRequired
        maxLength={2000}
        value={report.what}
        onChange={(what) => change({ what })}
        error={isTried && isEmpty ? t('web.required') : null}
      />
      <TextField
        label={t('incident.place')}
        description={t('incident.placeText')}
        maxLength={200}
        value={report.place}
        onChange={(place) => change({ place })}
      />
      <ReportTimes {...props} wrong={wrong} />
      <FlagQuestions facts={report} onChange={(flags) => change({ flags })} />
      <FilePicker
        label={t('incident.photographs')}
        files={files}
        onAdd={(file) => setFiles((all) => [...all, file])}
        onRemove={(id) => setFiles((all) => all.filter((file) => file.id !== id))}
        onReplace={(id, file) => setFiles((all) => all.map((one) => (one.id === id ? file : one)))}
      />
      <ReportPreview report={report} />
      <Failure error={record.error} />
      {refusal && isTried && <Failure error={refusal} />}
      <Button type="submit" kind="main" wide isPending={record.isPending}>
        {t('incident.send')}
      </Button>
      {mark && (
        <MarkQuestion
          mark={mark}
          onSend={() => {
            setMark(null)
            record.send()
          }}
          onOutside={() => change({ kinds: ['stateSecretLeak'], flags: [], what: '', place: '' })}
          onClose={() => setMark(null)}
        />
      )}
    </Form>
  )
}

function useRecord(report: ReportFormProps['report'], files: readonly StoredFile[]) {
  const navigate = useNavigate()
  const record = useKeptAction(() =>
    navigator.onLine
      ? navigate({ to: '/reports/$incidentId', params: { incidentId: report.id } })
      : navigate({ to: '/' }),
  )
  const fileIds = files.map(({ id }) => id)
  return {
    error: record.error,
    isPending: record.isPending,
    send: () =>
      record.mutate({
        ...{ subject: report.id, address: '/incidents', input: { ...report, fileIds }, fileIds },
        label: report.what.slice(0, 60),
      }),
  }
}
