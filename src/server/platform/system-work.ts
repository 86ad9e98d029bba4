import type { Operation, SystemOperation } from '#domain/access.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import type { MasterKeys } from './master-key.ts'
import { type Actor, finishing, type Left, type Work, workOf } from './work.ts'

/** The product itself: no person, no role, so nothing that a person may do. The audit shows it under this id. */
const systemPersonId = '00000000-0000-0000-0000-000000000000'

/** The agency that something is due in, and how far its clock is ahead of the real one. */
export type DueIn = { agencyId: string; clockOffsetSeconds: number }

const systemActor = ({ agencyId, clockOffsetSeconds }: DueIn): Actor => ({
  personId: systemPersonId,
  agencyId,
  clockOffsetSeconds,
  unitId: null,
  name: '守歲',
  title: '',
  roles: [],
  confirmedAt: null,
})

/**
 * Runs in one transaction confined to the agency. What returns undefined found nothing to do and leaves no audit entry.
 * What somebody does who never signs in bears the name of an operation, like everything that people do.
 */
export type PerformBySystem = <T>(
  due: DueIn,
  operation: Operation | SystemOperation,
  run: (work: Work) => Promise<T | undefined>,
) => Promise<T | undefined>

export function systemPerformer(database: Database, clock: Clock, keys: MasterKeys): PerformBySystem {
  return (due, operation, run) => {
    const actor = systemActor(due)
    const left: Left = { statements: [], entries: [] }
    const realNow = clock.now()
    return database.transaction(
      due.agencyId,
      'write',
      (tx) => run(workOf({ tx, actor, realNow, keys }, operation, left)),
      (result) =>
        result === undefined && left.entries.length === 0
          ? []
          : [...left.statements, finishing(actor, realNow, left.entries, null)],
    )
  }
}

/** Reads for everybody at once what would be read by each alone: by the right that this operation stands for. */
export type ReadBySystem = <T>(due: DueIn, operation: Operation, run: (work: Work) => Promise<T>) => Promise<T>

export function systemReader(database: Database, clock: Clock, keys: MasterKeys): ReadBySystem {
  return (due, operation, run) => {
    const given = { actor: systemActor(due), realNow: clock.now(), keys }
    const left: Left = { statements: [], entries: [] }
    return database.transaction(due.agencyId, 'read', (tx) => run(workOf({ tx, ...given }, operation, left)))
  }
}
