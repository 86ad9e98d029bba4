import { OwnerPhrase } from '#domain/agency/agency.ts'
import { Duty, DutyAddition, DutyCorrection, Reasoned, Versioned } from '#domain/duty/duty.ts'
import type { Exposing } from '#server/platform/http.ts'
import {
  acceptDuty,
  addDuty,
  correctDuty,
  dismissDuty,
  reconsiderDuty,
  rememberOwnerPhrase,
} from './duty.operations.ts'

export function dutyHttp({ expose }: Exposing): void {
  expose('POST /duties', addDuty, { input: DutyAddition, output: Duty })
  expose('PATCH /duties/:id', correctDuty, { input: DutyCorrection, output: Duty })
  expose('POST /duties/:id/accept', acceptDuty, { input: Versioned, output: Duty })
  expose('POST /duties/:id/dismiss', dismissDuty, { input: Reasoned, output: Duty })
  expose('POST /duties/:id/reconsider', reconsiderDuty, { input: Versioned, output: Duty })
  expose('PUT /owner-phrases', rememberOwnerPhrase, { input: OwnerPhrase, output: OwnerPhrase })
}
