import { beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { systemPerformer } from '#server/platform/system-work.ts'
import { testApp } from '#test/app.ts'
import { type AlarmHandlers, alarmRunner, dropAlarms, setAlarms } from './alarm.operations.ts'

const { owner, opened, clock, keys, home, other } = await testApp('2026-02-16T17:59:00Z')
const bySystem = systemPerformer(opened, clock, keys)
const at = (agency = home, clockOffsetSeconds = 0) => ({ agencyId: agency.agencyId, clockOffsetSeconds })

let rung: { subjectId: string; agencyId: string; now: Date }[] = []
const refusing = () => Promise.reject(new Error('not in this test'))
const others = {
  incidentClock: refusing,
  followUpStep: refusing,
  exerciseInject: refusing,
  exerciseEnd: refusing,
  approvalReminder: refusing,
  awarenessReminder: refusing,
  resolutionOverdue: refusing,
  contractorPaperDue: refusing,
  contractorInside: refusing,
  contractorWindowOpen: refusing,
  offDutyMissing: refusing,
  offDutyEscalated: refusing,
  broadcastDue: refusing,
  broadcastForgotten: refusing,
  travelReminder: refusing,
  travelReturn: refusing,
  mediaOverdue: refusing,
  shiftReminder: refusing,
}
const handlers: AlarmHandlers = {
  ...others,
  tellingUnanswered: async (work, { subjectId }) => {
    rung.push({ subjectId, agencyId: work.actor.agencyId, now: work.now })
  },
}
const failures: unknown[] = []
const running = (on: AlarmHandlers = handlers) =>
  alarmRunner({ database: opened, clock, bySystem, handlers: on, failed: (error) => failures.push(error) })
const alarms = running()

const set = async (dueAt: string, subjectId = newId(), due = at()): Promise<string> => {
  await bySystem(due, 'alarm.fire', async (work) => {
    await setAlarms(work, 'tellingUnanswered', [{ subjectId, dueAt: new Date(dueAt) }])
    work.record(subjectId)
    return true
  })
  return subjectId
}
const rungFor = (subjectId: string) => rung.filter((one) => one.subjectId === subjectId).length

beforeEach(async () => {
  await owner.query('delete from alarm')
  clock.set('2026-02-16T17:59:00Z')
  rung = []
  failures.length = 0
})

describe('an alarm', () => {
  test('rings at its instant, not before, and once', async () => {
    const subject = await set('2026-02-16T18:00:00Z')
    expect(await alarms.turn()).toBe(0)
    clock.set('2026-02-16T18:00:00Z')
    await alarms.turn()
    await alarms.turn()
    expect(rungFor(subject)).toBe(1)
    const { rows } = await owner.query('select operation, person_id from audit_entry where subject_id = $1', [subject])
    expect(rows.at(-1)).toEqual({ operation: 'alarm.fire', person_id: '00000000-0000-0000-0000-000000000000' })
  })

  test('that came due while nothing ran rings once when it runs again', async () => {
    const subjects = await Promise.all(Array.from({ length: 20 }, (_, index) => set(`2026-02-16T18:${10 + index}:00Z`)))
    clock.set('2026-02-16T18:45:00Z')
    await alarms.turn()
    expect(subjects.map(rungFor)).toEqual(subjects.map(() => 1))
  })

  test('does not ring again when the clock is set back', async () => {
    const subject = await set('2026-02-16T18:00:00Z')
    clock.set('2026-02-16T18:00:01Z')
    await alarms.turn()
    clock.set('2026-02-16T17:00:00Z')
    const later = await set('2026-02-16T18:00:00Z')
    await alarms.turn()
    clock.set('2026-02-16T18:00:01Z')
    await alarms.turn()
    expect([rungFor(subject), rungFor(later)]).toEqual([1, 1])
  })

  test('that is moved rings at its new instant, and one that is dropped not at all', async () => {
    const moved = await set('2026-02-16T18:00:00Z')
    await set('2026-02-16T19:00:00Z', moved)
    const dropped = await set('2026-02-16T18:00:00Z')
    await bySystem(at(), 'alarm.fire', async (work) => {
      await dropAlarms(work, 'tellingUnanswered', [dropped])
      work.record(dropped)
      return true
    })
    clock.set('2026-02-16T18:30:00Z')
    await alarms.turn()
    expect([rungFor(moved), rungFor(dropped)]).toEqual([0, 0])
    clock.set('2026-02-16T19:00:00Z')
    await alarms.turn()
    expect([rungFor(moved), rungFor(dropped)]).toEqual([1, 0])
  })

  test('is never set by what is undone', async () => {
    const subjectId = newId()
    const undone = bySystem(at(), 'alarm.fire', async (work) => {
      await setAlarms(work, 'tellingUnanswered', [{ subjectId, dueAt: new Date('2026-02-16T18:00:00Z') }])
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    clock.set('2026-02-16T18:00:00Z')
    await alarms.turn()
    expect(rungFor(subjectId)).toBe(0)
  })

  test('rings in its own agency alone', async () => {
    const here = await set('2026-02-16T18:00:00Z')
    const there = await set('2026-02-16T18:00:00Z', newId(), at(other))
    clock.set('2026-02-16T18:00:00Z')
    await alarms.turn()
    expect(rung.find(({ subjectId }) => subjectId === here)?.agencyId).toBe(home.agencyId)
    expect(rung.find(({ subjectId }) => subjectId === there)?.agencyId).toBe(other.agencyId)
  })
})

describe('in an exercise', () => {
  test("an alarm rings by the exercise's clock, also after that is put forward", async () => {
    const day = 86_400
    const exercise = async (seconds: number) => {
      await owner.query('update agency set exercise = true, clock_offset_seconds = $2 where id = $1', [
        other.agencyId,
        seconds,
      ])
      return at(other, seconds)
    }
    const subject = await set('2026-02-17T18:00:00Z', newId(), await exercise(day))
    await alarms.turn()
    expect(rungFor(subject)).toBe(0)
    clock.set('2026-02-16T18:00:00Z')
    await alarms.turn()
    expect(rung).toMatchObject([{ subjectId: subject, now: new Date('2026-02-17T18:00:00Z') }])

    const later = await set('2026-02-19T18:00:00Z', newId(), at(other, day))
    await exercise(3 * day)
    await alarms.turn()
    expect(rungFor(later)).toBe(1)
    await owner.query('update agency set exercise = false, clock_offset_seconds = 0 where id = $1', [other.agencyId])
  })
})

describe('an alarm whose handler fails', () => {
  test('leaves nothing half done, rings again later, and holds up no other', async () => {
    let broken = true
    const mended = running({
      ...others,
      tellingUnanswered: async (work, alarm) => {
        await handlers.tellingUnanswered(work, alarm)
        if (broken && alarm.subjectId === bad) throw new TypeError('broken')
      },
    })
    const bad = await set('2026-02-16T18:00:00Z')
    const good = await set('2026-02-16T18:00:00Z')
    clock.set('2026-02-16T18:00:00Z')
    await mended.turn()
    expect([rungFor(bad), rungFor(good)]).toEqual([1, 1])
    expect(failures).toHaveLength(1)
    const { rows } = await owner.query('select failures, failure, fired_at from alarm where subject_id = $1', [bad])
    expect(rows).toEqual([{ failures: 1, failure: 'TypeError', fired_at: null }])
    broken = false
    expect(await mended.turn()).toBe(0)
    clock.pass(1)
    await mended.turn()
    expect(rungFor(bad)).toBe(2)
  })
})

describe('two processes', () => {
  test('share what is due and ring nothing twice', async () => {
    const subjects = await Promise.all(Array.from({ length: 60 }, () => set('2026-02-16T18:00:00Z')))
    clock.set('2026-02-16T18:00:00Z')
    await Promise.all([alarms.turn(), running().turn(), running().turn()])
    expect(subjects.map(rungFor)).toEqual(subjects.map(() => 1))
  })

  test('would ring twice, were an alarm not taken before it rings', async () => {
    const subject = await set('2026-02-16T18:00:00Z')
    clock.set('2026-02-16T18:00:00Z')
    const careless = async () => {
      const due = await opened.ask<{ id: string }>('select id from due_alarms($1, 10)', [clock.now()])
      await Promise.resolve()
      for (const _ of due)
        await bySystem(at(), 'alarm.fire', async (work) => {
          await handlers.tellingUnanswered(work, { subjectId: subject, dueAt: clock.now() })
          return undefined
        })
    }
    await careless()
    await careless()
    expect(rungFor(subject)).toBe(2)
  })
})
