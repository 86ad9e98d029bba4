import type { ReactNode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { language } from '#web/platform/i18n.ts'

/** Minguo years in date fields come from the calendar in the language's name. */
const locales = { 'zh-TW': 'zh-TW-u-ca-roc', en: 'en-US' } as const

/**
 * Tells React Aria the language, where it has words or dates of its own. Not around every page: it looks up what the
 * browser speaks when it is loaded, and on a slow phone the first page would wait for that.
 */
export const Spoken = ({ children }: { children: ReactNode }) => (
  <I18nProvider locale={locales[language()]}>{children}</I18nProvider>
)
