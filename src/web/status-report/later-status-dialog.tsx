import { lazy, Suspense } from 'react'
import type { StatusDialogProps } from './status-dialog.tsx'

const StatusDialog = lazy(() => import('./status-dialog.tsx'))

/** Today does not wait for it: most reports need no dialog. */
export const LaterStatusDialog = (props: StatusDialogProps) => (
  <Suspense>
    <StatusDialog {...props} />
  </Suspense>
)
