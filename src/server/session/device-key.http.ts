import { z } from 'zod'
import { DeviceKey } from '#domain/session/session.ts'
import type { Exposing } from '#server/platform/http.ts'
import { giveDeviceKey } from './device-key.operations.ts'

/** In steps, since an answer under a key would be kept, and this one is a secret. */
export function deviceKeyHttp({ exposeSteps }: Exposing): void {
  exposeSteps('POST /session/device-key', 'session.deviceKey', {
    input: z.object({}),
    output: DeviceKey,
    run: (perform) => perform(giveDeviceKey, {}),
  })
}
