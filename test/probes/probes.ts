import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { Role } from '#domain/person/person.ts'
import { newId } from '#server/platform/id.ts'
import { performer } from '#server/platform/work.ts'
import { recordSealedMatter } from '#server/sealed-matter/sealed-matter.operations.ts'
import { issueSealedReport } from '#server/sealed-matter/sealed-report.operations.ts'
import type { TestApp } from '#test/app.ts'
import { callsOf } from '#test/fuzz/calls.ts'
import { type AgencyMade, makePlan } from '#test/make.ts'

/** How a person stands to a matter. `both` was named before it turned out that it concerns them. */
const relations = ['named', 'responsible', 'concerned', 'both', 'none'] as const
type Relation = (typeof relations)[number]

type Person = { id: string; role: Role; agency: AgencyMade; cookie: string }
type Matter = {
  id: string
  reportId: string
  number: string
  marks: string[]
  relationOf: ReadonlyMap<string, Relation>
  isClosed: boolean
}

/** Written by hand, from the rule and not from the code: who gets what. */
type Expected = 'given' | 'missing' | 'forbidden' | 'notResponsible'
const readingRoles: ReadonlySet<Role> = new Set([
  'agencyHead',
  'chiefSecretary',
  'ethicsDirector',
  'ethicsOfficer',
  'unitHead',
  'staff',
  'dutyOfficer',
])
const leadingRoles: ReadonlySet<Role> = new Set(['agencyHead', 'chiefSecretary', 'ethicsDirector', 'ethicsOfficer'])

function expected(role: Role, relation: Relation, isLeading: boolean): Expected {
  if (!(isLeading ? leadingRoles : readingRoles).has(role)) return 'forbidden'
  if (relation === 'concerned' || relation === 'both' || relation === 'none') return 'missing'
  return isLeading && relation === 'named' ? 'notResponsible' : 'given'
}

/** Every address of a matter. A version that never was keeps those who may from changing anything. */
const version = 999_999
const download = 'reports/{report}/report.odt'
const addresses: { path: string; isLeading: boolean; input: (personId: string) => object }[] = [
  { path: 'open', isLeading: false, input: () => ({}) },
  { path: 'entries', isLeading: false, input: () => ({ version, kind: 'note', text: 'probe' }) },
  {
    path: 'notices',
    isLeading: false,
    input: () => ({
      ...{ version, authority: null, recipient: 'probe', means: 'inPerson', stage: 'first' },
      ...{ toldAt: '2026-02-11T00:50:00.000Z', answeredBy: '', remark: '' },
    }),
  },
  {
    path: 'hand-overs',
    isLeading: false,
    input: () => ({ version, authority: 'police', officer: 'probe', at: '2026-02-11T00:50:00.000Z', receipt: '' }),
  },
  {
    path: 'reports',
    isLeading: false,
    input: () => ({ version, form: 'F4', stage: 'followUp', telephone: '05', typed: {} }),
  },
  { path: download, isLeading: false, input: () => ({}) },
  { path: 'source', isLeading: true, input: () => ({}) },
  { path: 'readers', isLeading: true, input: (personId) => ({ version, personId, capacity: 'recipient' }) },
  { path: 'readers/end', isLeading: true, input: (personId) => ({ version, personId }) },
  { path: 'exclusions', isLeading: true, input: (personId) => ({ version, personId }) },
  { path: 'close', isLeading: true, input: () => ({ version, text: '' }) },
]

const isWritten = (path: string): boolean => path !== 'open' && path !== 'source'

/** In how many units of each agency, how many matters in each relation, which lists, counts and downloads. */
export type Size = { units: number; rounds: number; feeds: 'none' | 'some' | 'all' }
export type Probed = { probes: number; given: number; leaks: string[] }

/** A person of each role in each unit of both agencies, each signed in. */
async function people({ owner, clock, home, other }: TestApp, unitsEach: number): Promise<Person[]> {
  const made: Person[] = []
  for (const agency of [home, other])
    for (const unitId of [...agency.unitIds.values()].slice(0, unitsEach))
      for (const role of Role.options) {
        const id = newId()
        const token = randomBytes(32).toString('base64url')
        await owner.query(
          `insert into person (id, agency_id, unit_id, name, title, roles, login_name, password_hash)
           values ($1::uuid, $2, $3, $4, '', $5, $1::text, '')`,
          [id, agency.agencyId, unitId, `probe ${role}`, [role]],
        )
        await owner.query(
          `insert into session (token_hash, agency_id, person_id, complete, started_at, active_at, ends_at)
           values ($1, $2, $3, true, $4, $4, $4::timestamptz + interval '8 hours')`,
          [createHash('sha256').update(token).digest(), agency.agencyId, id, clock.now()],
        )
        made.push({ id, role, agency, cookie: `shousui=${token}` })
      }
  return made
}

/** Matters in which each person of the home agency stands in each relation once; all of them under one plan. */
async function matters(it: TestApp, persons: readonly Person[], planId: string, rounds: number): Promise<Matter[]> {
  const { owner, home, opened, clock, keys } = it
  const perform = performer(opened, clock, keys)
  const actor = (role: 'staff' | 'ethicsOfficer') => ({
    ...{ personId: home.personIds.get(home.loginNames[role]!)!, agencyId: home.agencyId, unitId: null, roles: [role] },
    ...{ name: '', title: '', clockOffsetSeconds: 0, confirmedAt: null },
  })
  const made: Matter[] = []
  const own = persons.filter(({ agency }) => agency === home)
  for (let turn = 0; turn < relations.length * rounds; turn += 1) {
    const mark = (place: string) => `mark${place}${randomBytes(8).toString('hex')}`
    const [what, place, names, source] = ['what', 'place', 'people', 'source'].map(mark) as [
      string,
      string,
      string,
      string,
    ]
    const relationOf = new Map(own.map(({ id }, at) => [id, relations[(at + turn) % relations.length]!] as const))
    const inRelation = (...wanted: Relation[]) => own.filter(({ id }) => wanted.includes(relationOf.get(id)!))
    const { id, number } = await perform(actor('staff'), recordSealedMatter, {
      ...{ id: newId(), planId, kinds: ['officialSecretLeak'], flags: [], cyberSeverity: null },
      ...{ what, place, people: names, source, fileIds: [], isMarkMeant: false },
      occurredAt: '2026-02-10T22:00:00.000Z',
      knownAt: '2026-02-10T23:30:00.000Z',
      concernedIds: inRelation('concerned', 'both')
        .slice(0, 20)
        .map((person) => person.id),
    })
    const typed = mark('typed')
    const { reports } = await perform(actor('ethicsOfficer'), issueSealedReport, {
      ...{ id, version: 1, form: 'F4', stage: 'first', telephone: '05', isMarkMeant: false },
      typed: { documentCodeName: typed },
    })
    await owner.query('update sealed_matter_reader set ended_at = now() where matter_id = $1', [id])
    const isClosed = turn % 3 === 2
    if (isClosed) await owner.query('update sealed_matter set closed_at = $2 where id = $1', [id, clock.now()])
    for (const { id: personId } of inRelation('named', 'responsible', 'both'))
      await owner.query(
        `insert into sealed_matter_reader (id, agency_id, matter_id, person_id, capacity, since)
         values ($1, $2, $3, $4, $5, now())`,
        [newId(), home.agencyId, id, personId, relationOf.get(personId) === 'named' ? 'recipient' : 'responsible'],
      )
    const reference = mark('reference')
    await followed(it, id, reference)
    const marks = [id, number, what, place, names, source, reference, typed]
    made.push({ id, reportId: reports[0]!.id, number, marks, relationOf, isClosed })
  }
  return made
}

/** What follows a matter lies outside its envelopes, and is for the same people. It has ended, so that it waits for nobody. */
const followed = ({ owner, home }: TestApp, matterId: string, reference: string) =>
  owner.query(
    `with opened as (
       insert into follow_up_case (id, agency_id, kind, model_from, matter_id, opened_at, opened_by)
       select gen_random_uuid(), $1, 'secretLeak', '2019-01-01', $2, now(), id from person where agency_id = $1 limit 1
       returning *
     )
     insert into follow_up_step (id, agency_id, case_id, is_sealed, position, step, at, note, reference, ends,
       recorded_at, recorded_by)
     select gen_random_uuid(), agency_id, id, true, 1, 'end', now(), '', $3, true, now(), opened_by from opened`,
    [home.agencyId, matterId, reference],
  )

/** Asks every address as everybody about every matter, and every list, count, feed and download of the product. */
export async function probe(it: TestApp, size: Size): Promise<Probed> {
  const persons = await people(it, size.units)
  const { planId } = await makePlan(it.owner, it.home)
  const all = await matters(it, persons, planId, size.rounds)
  const result: Probed = { probes: 0, given: 0, leaks: [] }
  const leaked = (...what: unknown[]) => result.leaks.push(what.join(' '))

  const send = async ({ cookie }: Person, method: 'GET' | 'POST', url: string, payload?: object) => {
    result.probes += 1
    const answer = await it.app.inject({
      method,
      url,
      headers: { cookie, 'x-shousui': '1', 'idempotency-key': randomUUID() },
      ...(payload && { payload }),
    })
    return { status: answer.statusCode, text: answer.rawPayload.toString('utf8') }
  }
  const relationTo = ({ relationOf }: Matter, { id }: Person): Relation => relationOf.get(id) ?? 'none'
  const mayRead = (matter: Matter, person: Person) =>
    expected(person.role, relationTo(matter, person), false) === 'given'
  /** Nothing of a matter that this person may not read stands in an answer; what they sent themselves does not count. */
  const look = (person: Person, url: string, text: string) => {
    for (const matter of all)
      if (!mayRead(matter, person))
        for (const mark of matter.marks) if (text.includes(mark) && !url.includes(mark)) leaked(person.role, url, mark)
  }

  for (const person of persons) {
    const nowhere = newId()
    for (const { path, isLeading, input } of addresses) {
      const missing = await send(
        person,
        'POST',
        `/api/sealed-matters/${nowhere}/${path.replace('{report}', nowhere)}`,
        input(person.id),
      )
      for (const matter of all) {
        const url = `/api/sealed-matters/${matter.id}/${path.replace('{report}', matter.reportId)}`
        const relation = relationTo(matter, person)
        const answer = await send(person, 'POST', url, input(person.id))
        const wanted = expected(person.role, relation, isLeading)
        const name = `${person.role} ${relation} ${path}`
        if (wanted === 'missing' || wanted === 'forbidden') {
          look(person, url, answer.text)
          if (answer.status !== missing.status || answer.text !== missing.text)
            leaked(name, 'is told apart', answer.text)
          if (answer.status !== (wanted === 'missing' ? 404 : 403)) leaked(name, answer.status)
        } else if (wanted === 'notResponsible') {
          if (!answer.text.includes('sealedMatter.responsible_only')) leaked(name, answer.text)
          look(person, url, answer.text)
        } else {
          result.given += 1
          const [, , what, , , source] = matter.marks as [string, string, string, string, string, string, string]
          if (path === 'open' && (!answer.text.includes(what) || answer.text.includes(source)))
            leaked(name, answer.text)
          else if (path === 'source' && !answer.text.includes(source)) leaked(name, answer.text)
          else if (path === download ? answer.status !== 200 : isWritten(path) && answer.status !== 409)
            leaked(name, answer.text)
        }
      }
    }
    if (size.feeds !== 'none') await probeFeeds(person)
  }
  return result

  async function probeFeeds(person: Person): Promise<void> {
    const readable = all.filter((matter) => mayRead(matter, person))
    const list = await send(person, 'GET', '/api/sealed-matters')
    look(person, '/api/sealed-matters', list.text)
    if (list.status === 200) {
      const listed = (JSON.parse(list.text) as { id: string }[]).map(({ id }) => id).sort()
      if (String(listed) !== String(readable.map(({ id }) => id).sort())) leaked(person.role, 'list', listed)
    }
    const today = await send(person, 'GET', '/api/today')
    const hasOpen = readable.some(({ isClosed }) => !isClosed)
    if (today.status === 200 && today.text.includes('"sealedMatter"') !== hasOpen) leaked(person.role, 'today')
    if (person.agency === it.home) {
      const report = await send(person, 'GET', `/api/plans/${planId}/outcome-report`)
      const counted = all.filter((matter) => !['concerned', 'both'].includes(relationTo(matter, person))).length
      if (report.status === 200 && JSON.parse(report.text).report.sealed.total !== counted) leaked(person.role, 'count')
    }
    for (const call of callsOf(it.app.swagger()).filter(({ method }) => method === 'GET')) {
      if (size.feeds === 'some' && /odt|pdf/.test(call.path)) continue
      const ids = call.path.startsWith('/api/plans/') ? [planId] : all.slice(0, 3).map(({ id }) => id)
      for (const id of call.path.includes('{') ? ids : [planId]) {
        const url = call.path.replaceAll(/\{\w+\}/g, id)
        look(person, url, (await send(person, 'GET', url)).text)
      }
    }
  }
}
