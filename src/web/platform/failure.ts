import { Problem } from '#domain/problem.ts'
import { ApiProblem } from './api.ts'
import { nameOf, t } from './i18n.ts'

const problemText = (code: string, details: Record<string, unknown>): string =>
  nameOf('problem', code).replace(/\{(\w+)\}/g, (place, name: string) => String(details[name] ?? place))

/** What happened, what was kept and what to do, in one sentence. */
export function failureText(error: unknown): string {
  if (error instanceof Problem) return problemText(error.code, error.details)
  if (!(error instanceof ApiProblem)) return t('web.defect')
  if (error.code === 'offline') return t('web.offline')
  if (error.code === 'defect') return t('web.defect')
  if (error.code === 'device_full') return t('web.deviceFull')
  return problemText(error.code, error.details)
}
