import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { language } from './platform/i18n.ts'
import { queryClient } from './platform/queries.ts'
import { router } from './router.tsx'

/** Minguo years in date fields come from the calendar in the language's name. */
const locales = { 'zh-TW': 'zh-TW-u-ca-roc', en: 'en-US' } as const

export const App = () => (
  <QueryClientProvider client={queryClient}>
    <I18nProvider locale={locales[language()]}>
      <RouterProvider key={language()} router={router} />
    </I18nProvider>
  </QueryClientProvider>
)
