import { ApiProblem } from './api.ts'
import { nameOf, t } from './i18n.ts'

/** What happened, what was kept and what to do, in one sentence. */
export function failureText(error: unknown): string {
  if (!(error instanceof ApiProblem)) return t('web.defect')
  if (error.code === 'offline') return t('web.offline')
  if (error.code === 'defect') return t('web.defect')
  const text = nameOf('problem', error.code)
  return text.replace(/\{(\w+)\}/g, (place, name: string) => String(error.details[name] ?? place))
}
