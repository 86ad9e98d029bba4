import { expect } from 'vitest'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import { newId } from '#server/platform/id.ts'
import type { TestApp } from './app.ts'

/** Ten hours before now: there is time for what happened since. */
export const at = (minutes: number): string =>
  new Date(Date.parse('2026-02-11T01:00:00Z') + minutes * 60_000).toISOString()
export const now = at(600)

/** What people do to an event, through HTTP, with what does not matter filled in. */
export function incidentActs({ as }: TestApp) {
  async function begun(changes: object = {}, who = 'staff'): Promise<string> {
    const id = newId()
    const event = {
      ...{ id, planId: null, dutyId: null, what: '檔案伺服器被加密', place: '機房', kinds: ['cyberIncident'] },
      ...{ flags: [], cyberSeverity: null, occurredAt: at(-60), knownAt: at(0) },
      ...changes,
    }
    expect((await (await as(who)).post('/incidents', event)).status).toBe(200)
    return id
  }
  const post = async (id: string, path: string, body: object, who = 'ethicsOfficer') =>
    (await as(who)).post(`/incidents/${id}/${path}`, body)
  const card = async (id: string): Promise<IncidentCard> =>
    (await (await as('ethicsOfficer')).get(`/incidents/${id}`)).body
  const versionOf = async (id: string) => (await card(id)).incident.version

  const tell = (id: string, changes: object = {}) =>
    post(id, 'notices', {
      ...{ noticeId: newId(), authority: 'countyCyber', recipient: '縣府資安單位', means: 'telephone', stage: 'first' },
      ...{ toldAt: at(0), answeredBy: '林科員', remark: '' },
      ...changes,
    })
  const change = async (id: string, changes: object, who?: string) => {
    const { kinds, flags, cyberSeverity, occurredAt, knownAt, version } = (await card(id)).incident
    const facts = { kinds, flags, cyberSeverity, occurredAt, knownAt, version }
    return post(id, 'facts', { ...facts, entryId: newId(), since: at(0), reason: '查明', ...changes }, who)
  }
  const judge = async (id: string, extent: string, since: string) =>
    post(id, 'severity', {
      ...{ entryId: newId(), version: await versionOf(id), since, reason: '查明' },
      hits: [{ object: 'coreOperation', impact: 'stopped', extent }],
    })
  const write = (id: string, changes: object) =>
    post(id, 'entries', { entryId: newId(), kind: 'note', at: at(0), text: '一行', ...changes })
  const control = async (id: string, changes: object = {}) =>
    post(id, 'control', { entryId: newId(), version: await versionOf(id), at: at(0), how: '已隔離', ...changes })
  const close = async (id: string, changes: object = {}) =>
    post(id, 'close', {
      ...{ entryId: newId(), version: await versionOf(id), at: at(0), report: '已改善', leftOpen: [] },
      ...changes,
    })
  return { begun, post, card, tell, change, judge, write, control, close }
}
