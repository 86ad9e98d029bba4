import type pg from 'pg'
import type { AgencyDescription } from '#domain/agency/agency-description.ts'
import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import type { Role } from '#domain/person/person.ts'
import { type Founded, foundAgency } from '#server/agency/founding.store.ts'
import { hashPassword } from '#server/session/session.http.ts'

const password = 'New-Year-Eve-2026'
const passwordHash = hashPassword(password)

/** Who is who in a test agency: the key is how a test calls them. */
const people: Record<string, { unit: string; roles: Role[] }> = {
  agencyHead: { unit: '民政課', roles: ['agencyHead'] },
  chiefSecretary: { unit: '民政課', roles: ['chiefSecretary'] },
  ethicsDirector: { unit: '政風室', roles: ['ethicsDirector', 'unitHead'] },
  ethicsOfficer: { unit: '政風室', roles: ['ethicsOfficer'] },
  secondEthicsOfficer: { unit: '政風室', roles: ['ethicsOfficer'] },
  unitHead: { unit: '行政室', roles: ['unitHead'] },
  otherUnitHead: { unit: '民政課', roles: ['unitHead'] },
  staff: { unit: '行政室', roles: ['staff', 'dutyOfficer'] },
  otherStaff: { unit: '民政課', roles: ['staff'] },
  systemAdministrator: { unit: '行政室', roles: ['systemAdministrator'] },
}

export const testChecklist: ChecklistContent = {
  kind: 'agencySecurity',
  title: '機關安全自主檢查表',
  titleEn: 'Agency security self-inspection',
  version: 1,
  source: 'test',
  items: Array.from({ length: 4 }, (_, index) => ({
    key: `A0${index + 1}`,
    section: '門禁',
    sectionEn: 'Access',
    question: `第 ${index + 1} 題`,
    questionEn: `Question ${index + 1}`,
    grade: (['minor', 'major', 'critical', 'minor'] as const)[index]!,
  })),
}

export type AgencyMade = Founded & { password: string; loginNames: Record<string, string> }

/** An agency with four units and one person of each kind; `prefix` keeps login names of two agencies apart. */
export async function makeAgency(owner: pg.Pool, prefix: string): Promise<AgencyMade> {
  const loginNames = Object.fromEntries(Object.keys(people).map((who) => [who, `${prefix}.${who.toLowerCase()}`]))
  const description: AgencyDescription = {
    name: `${prefix}鄉公所`,
    level: 'township',
    parent: null,
    units: ['民政課', '行政室', '政風室', '圖書館'].map((name) => ({ name })),
    people: Object.entries(people).map(([who, { unit, roles }]) => ({
      name: `${prefix} ${who}`,
      title: who,
      unit,
      roles,
      loginName: loginNames[who]!,
    })),
  }
  const hash = await passwordHash
  const client = await owner.connect()
  try {
    const founded = await foundAgency(client, {
      description,
      exercise: false,
      clockOffsetSeconds: 0,
      passwordHashes: new Map(Object.values(loginNames).map((name) => [name, hash])),
      checklists: [testChecklist],
      at: new Date('2026-01-01T00:00:00Z'),
    })
    return { ...founded, password, loginNames }
  } finally {
    client.release()
  }
}
