import { lazy, Suspense } from 'react'
import { withWords } from '#web/platform/i18n.ts'
import type { StatusDialogProps } from './status-dialog.tsx'

const StatusDialog = lazy(withWords(() => import('./status-dialog.tsx')))

/** Today does not wait for it: most reports need no dialog. */
export const LaterStatusDialog = (props: StatusDialogProps) => (
  <Suspense>
    <StatusDialog {...props} />
  </Suspense>
)
