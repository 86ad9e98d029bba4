import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { language } from './platform/i18n.ts'
import { queryClient } from './platform/queries.ts'
import { router } from './router.tsx'

export const App = () => (
  <QueryClientProvider client={queryClient}>
    <RouterProvider key={language()} router={router} />
  </QueryClientProvider>
)
