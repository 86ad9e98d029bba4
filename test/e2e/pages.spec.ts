import fs from 'node:fs'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import type { Assignment } from '#domain/assignment/assignment.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import { inFull } from '#test/extent.ts'
import { decidedPlan } from '#test/plans.ts'
import { countyForm } from '#test/superior-forms.ts'
import { inaccessible, sideways } from './accessible.ts'
import { type Device, shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const planText = fs.readFileSync(new URL('../../src/domain/sample/sample-plan.txt', import.meta.url), 'utf8')

const home = await sampleHouse()
const places = await everyPlace()

/** A plan in every stage, and one address of every kind of thing. */
async function everyPlace() {
  const officer = await home.as('he.ruoqi')
  const { body: plans } = await officer.get('/plans')
  const issued = plans[0].id as string
  const draft = crypto.randomUUID()
  const submitted = crypto.randomUUID()
  await officer.post('/plans', {
    id: draft,
    text: planText.replaceAll('115年2月25日（星期三）', '115年2月25日（星期四）'),
  })
  await officer.post('/plans', { id: submitted, text: planText })
  const { body: agency } = await officer.get('/agency')
  const unitIds = new Map<string, string>(agency.units.map(({ id, name }: any) => [name, id]))
  const { plan } = await decidedPlan(officer, submitted, { unitIds })
  expect((await officer.post(`/plans/${submitted}/submit`, { version: plan.version })).status).toBe(200)
  const own = (unit: string, evidence: string) =>
    owed.find((one) => one.unitName === unit && one.evidenceKind === evidence && one.state === 'due')!
  const owed: Assignment[] = (await officer.get(`/assignments?planId=${issued}`)).body
  const deficiencies: Deficiency[] = (await officer.get('/deficiencies')).body.items
  const inStatus = (status: string) => deficiencies.find((one) => one.status === status)!.id
  const form = owed.find((one) => one.unitName === '圖書館' && one.checklistTitle === '機關安全維護自主檢查表')!
  const filling = crypto.randomUUID()
  const begun = await (await home.as('qin.yichen')).put(`/inspections/${filling}`, {
    version: 0,
    assignmentId: form.id,
    unitId: form.unitId,
    checklistVersionId: form.checklistVersionId,
    readyToSubmit: false,
    answers: [{ itemKey: 'A01', verdict: 'notCompliant', note: '尚未傳閱。', fileIds: [] }],
  })
  expect(begun.status).toBe(200)
  const { body: inspections } = await officer.get('/inspections')
  const { body: incidents } = await officer.get('/incidents')
  const { body: checklists } = await officer.get('/checklists')
  const { body: routes } = await officer.get('/patrol-routes')
  const { body: meetings } = await officer.get('/meetings')
  const { rooms } = (await officer.get('/off-duty-checks/board')).body
  const held = meetings.find((one: any) => one.status === 'signed').id as string
  const decided = (await officer.get(`/meetings/${held}`)).body.content.resolutions
  const { body: documents } = await officer.get('/official-documents')
  const { body: rosters } = await officer.get('/rosters')
  const { body: rewards } = await officer.get('/reward-proposals')
  const { body: travels } = await officer.get('/trips')
  const { body: travelChecks } = await officer.get('/travel-checks')
  const { body: visits } = await officer.get('/mainland-visits')
  const { body: media } = await officer.get('/confidential-media')
  const { body: permits } = await officer.get('/media-permits')
  const { body: mediaChecks } = await officer.get('/media-checks')
  const { body: logs } = await officer.get('/log-reviews')
  const { body: logFindings } = await officer.post('/log-findings', { importId: null })
  const superiorForm = crypto.randomUUID()
  const taken = await officer.upload('/superior-forms', '成果統計表.odt', countyForm(), { id: superiorForm })
  expect(taken.status).toBe(200)
  const { body: firms } = await officer.get('/contractors')
  const contractor = firms.find((one: any) => one.kind === '資訊系統').id as string
  const { body: firm } = await officer.get(`/contractors/${contractor}`)
  const { body: targets } = await officer.get('/protected-targets')
  const { body: emergencyPlans } = await officer.get('/emergency-plans')
  const { body: campaigns } = await officer.get('/awareness-campaigns')
  const { body: trainings } = await officer.get('/trainings')
  return {
    contractor,
    workOrder: firm.orders[0].id as string,
    target: targets[0].id as string,
    emergencyPlan: emergencyPlans.find((one: any) => one.called > 0).id as string,
    campaign: campaigns[0].id as string,
    training: trainings.find((one: any) => one.status === 'ended').id as string,
    route: routes[0].id as string,
    room: rooms.find((one: any) => one.name === '後門').pointId as string,
    reward: rewards[0].id as string,
    trip: travels.trips[0].id as string,
    travelCheck: travelChecks[0].id as string,
    visit: visits[0].id as string,
    medium: media.find((one: any) => one.state === 'kept').id as string,
    permit: permits[0].id as string,
    mediaCheck: mediaChecks[0].id as string,
    roster: rosters[0].id as string,
    log: logs.imports[0].id as string,
    logFinding: logFindings[0].id as string,
    held,
    planned: meetings.find((one: any) => one.status === 'planned').id as string,
    resolution: decided.find((one: any) => one.unitName === '社會課').id as string,
    letter: documents.find((one: any) => one.number).id as string,
    memo: documents.find((one: any) => !one.number).id as string,
    issued,
    superiorForm,
    checklist: checklists[0].id as string,
    draft,
    submitted,
    filling,
    inspection: inspections.items.find((one: any) => one.status === 'submitted' && one.notCompliant > 0).id as string,
    incident: incidents[0].id as string,
    open: deficiencies.find((one) => one.status === 'found' && one.unitName === '社會課')!.id,
    improved: inStatus('improved'),
    note: own('行政室', 'note').id,
    file: own('行政室', 'file').id,
  }
}

/** Who goes where; what stands behind `after` is opened by hand first. */
type Visit = { path: string; after?: (page: Page) => Promise<void> }

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('main').getByRole('button', { name }).first().click()
}
const opens = (name: string | RegExp) => async (page: Page) => {
  await press(name)(page)
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor()
}

const visitsOf = (): Record<string, Visit[]> => ({
  'he.ruoqi': [
    { path: '/' },
    { path: '/plans' },
    { path: '/plans/import' },
    { path: '/plans/from-model' },
    { path: `/plans/${places.issued}` },
    { path: `/plans/${places.issued}`, after: press(/^肆.一/) },
    { path: `/plans/${places.issued}`, after: opens('變更期間') },
    { path: `/plans/${places.issued}`, after: opens('下一年') },
    { path: `/plans/${places.issued}`, after: opens('修正計畫') },
    { path: `/plans/${places.issued}/compare` },
    { path: `/plans/${places.issued}/versions` },
    { path: `/plans/${places.draft}` },
    { path: `/plans/${places.draft}`, after: press(/^新增一項/) },
    { path: `/plans/${places.draft}`, after: opens('更正基本資料') },
    { path: `/plans/${places.draft}/write` },
    { path: `/plans/${places.draft}/write`, after: press(/^壹、/) },
    { path: `/plans/${places.draft}/compare` },
    { path: `/plans/${places.submitted}` },
    { path: '/checks' },
    { path: '/checks/start' },
    { path: '/checks/plans' },
    { path: '/checks/plans/new' },
    { path: '/checks/draws' },
    { path: '/checks/draws/new' },
    { path: '/checks/comparison' },
    { path: '/facilities' },
    { path: '/facilities', after: opens('新增設施') },
    { path: '/scan' },
    { path: '/patrols' },
    { path: '/patrols', after: opens('新增路線') },
    { path: '/checks/off-duty' },
    { path: '/checks/off-duty?date=2026-02-12' },
    { path: '/checks/off-duty/rooms' },
    { path: '/checks/off-duty/rooms', after: opens(/^修改「/) },
    { path: `/checks/off-duty/${places.room}` },
    { path: `/checks/off-duty/${places.room}`, after: opens('今天不必關閉') },
    { path: `/checks/off-duty/${places.room}?date=2026-02-12` },
    { path: '/broadcasts' },
    { path: '/broadcasts', after: opens('新增廣播稿') },
    { path: `/patrols/${places.route}`, after: opens('修改路線') },
    { path: '/checklists' },
    { path: `/checklists/${places.checklist}` },
    { path: `/checklists/${places.checklist}?part=versions` },
    { path: `/checklists/${places.checklist}?part=acts` },
    { path: `/checklists/${places.checklist}?part=acts`, after: opens('停用這份檢查表') },
    { path: `/checks/${places.inspection}` },
    { path: '/deficiencies' },
    { path: '/deficiencies/new' },
    { path: `/deficiencies/${places.improved}` },
    { path: '/reports' },
    { path: `/reports/${places.incident}` },
    { path: '/watch/roster' },
    { path: '/watch/roster/new' },
    { path: `/watch/roster/${places.roster}` },
    { path: `/watch/roster/${places.roster}`, after: opens('列印輪值表') },
    { path: '/watch/my-shifts' },
    { path: '/watch/my-shifts', after: opens('登記意願') },
    { path: '/templates' },
    { path: '/templates/planLetter' },
    { path: '/templates/planLetter', after: opens('送簽核') },
    { path: '/templates/outcomeReport' },
    { path: '/templates/look' },
    { path: '/routes' },
    { path: '/routes/new' },
    { path: '/routes/try-out' },
    { path: '/routes/R11' },
    { path: '/routes/R11?part=edit' },
    { path: '/routes/R11?part=history' },
    { path: '/laws' },
    { path: '/laws?only=stale' },
    { path: '/laws/new' },
    { path: '/laws/import' },
    { path: `/laws/changes?planId=${places.issued}` },
    { path: '/laws/national-security-act' },
    { path: '/laws/national-security-act?part=edit' },
    { path: '/laws/national-security-act?part=history' },
    { path: '/outcome' },
    { path: `/outcome/${places.issued}` },
    { path: `/outcome/${places.issued}`, after: opens(/^發現缺失/) },
    { path: `/outcome/${places.issued}`, after: opens('擬公文') },
    { path: '/outcome/documents' },
    { path: `/outcome/documents/${places.letter}` },
    { path: `/outcome/documents/${places.memo}` },
    { path: `/outcome/documents/${places.memo}`, after: opens('發文') },
    // Last: the form stays open.
    { path: `/outcome/documents/${places.memo}`, after: press('修改') },
    { path: '/checks/log-reviews' },
    { path: '/checks/log-reviews/rules' },
    { path: '/checks/log-reviews/findings', after: press('開啟發現清單') },
    { path: `/checks/log-reviews/findings/${places.logFinding}` },
    { path: `/checks/log-reviews/${places.log}`, after: press('開啟抽查紀錄') },
    { path: '/outcome/rewards' },
    { path: `/outcome/rewards/${places.reward}` },
    { path: `/outcome/rewards/${places.reward}`, after: press('開啟') },
    { path: `/outcome/${places.issued}/write` },
    { path: '/outcome/table' },
    { path: '/outcome/forms' },
    { path: `/outcome/forms/${places.superiorForm}` },
    { path: `/outcome/forms/${places.superiorForm}`, after: opens('停用') },
    { path: `/outcome/${places.issued}/forms` },
    ...['units', 'people', 'phrases', 'calendar', 'checklists', 'deputies', 'approvals', 'telling', 'settings'].map(
      (part) => ({
        path: `/agency?part=${part}`,
      }),
    ),
    { path: '/contacts' },
    { path: '/contacts', after: opens('新增聯絡人') },
    { path: '/contacts/drills' },
    { path: '/contractors' },
    { path: '/contractors', after: opens('新增廠商') },
    { path: `/contractors/${places.contractor}` },
    { path: `/contractors/${places.contractor}`, after: opens('登錄文件') },
    { path: '/contractors/entries' },
    { path: `/contractors/orders/${places.workOrder}` },
    { path: '/targets' },
    { path: '/targets', after: opens('新增目標') },
    { path: `/targets/${places.target}` },
    { path: `/targets/${places.target}`, after: opens('新增措施') },
    { path: '/emergency-plans' },
    { path: `/emergency-plans/${places.emergencyPlan}` },
    { path: `/emergency-plans/${places.emergencyPlan}`, after: press('編輯聯絡樹') },
    { path: '/exercises' },
    { path: '/exercises/scenarios/suspiciousParcel' },
    { path: '/meetings' },
    { path: '/meetings', after: opens('會議種類') },
    { path: '/meetings/new' },
    { path: '/meetings/attend' },
    { path: `/meetings/${places.planned}` },
    { path: `/meetings/${places.planned}`, after: opens('提案') },
    { path: `/meetings/${places.planned}`, after: opens('取消會議') },
    { path: `/meetings/${places.held}` },
    { path: `/meetings/${places.held}`, after: opens('補充更正') },
    { path: `/meetings/resolutions/${places.resolution}` },
    { path: '/travel' },
    { path: '/travel', after: opens('誰辦理赴陸港澳') },
    { path: '/travel/new' },
    { path: `/travel/${places.trip}` },
    { path: `/travel/${places.trip}`, after: press('開啟') },
    { path: '/travel/checks' },
    { path: `/travel/checks/${places.travelCheck}` },
    { path: `/travel/checks/${places.travelCheck}`, after: press('開啟') },
    { path: '/visitors' },
    { path: '/visitors/new' },
    { path: `/visitors/${places.visit}` },
    { path: `/visitors/${places.visit}`, after: press('開啟') },
    { path: `/reports/sealed/new?kind=travelLostContact&tripId=${places.trip}` },
    { path: '/standing-duties' },
    { path: '/standing-duties?view=year' },
    { path: '/standing-duties', after: opens('新增事項') },
    { path: '/watch', after: opens('值勤看板') },
    { path: '/awareness' },
    { path: '/awareness?part=pieces' },
    { path: '/awareness?part=trainings' },
    { path: '/awareness?part=members' },
    { path: '/awareness?part=members', after: opens('新增同仁') },
    { path: '/awareness/new' },
    { path: `/awareness/${places.campaign}` },
    { path: `/awareness/${places.campaign}`, after: opens('補登簽名') },
    { path: '/awareness/pieces/new' },
    { path: '/awareness/pieces/travel' },
    { path: '/awareness/trainings/new' },
    { path: '/awareness/trainings/attend' },
    { path: `/awareness/trainings/${places.training}` },
    { path: `/awareness/trainings/${places.training}`, after: opens('補登出席') },
    { path: '/notices' },
    { path: '/media' },
    { path: '/media', after: opens('登錄媒體') },
    { path: '/media/permits' },
    { path: '/media/permits?only=overdue' },
    { path: `/media/permits/${places.permit}` },
    { path: `/media/permits/${places.permit}`, after: press('開啟') },
    { path: `/media/permits/new?mediumId=${places.medium}` },
    { path: '/media/counter' },
    { path: '/media/checks' },
    { path: `/media/checks/${places.mediaCheck}` },
    { path: `/media/${places.medium}` },
    { path: `/media/${places.medium}`, after: opens('送銷毀') },
    { path: '/approvals' },
    { path: '/search' },
    { path: '/search?words=%E6%AA%A2%E6%9F%A5' },
    { path: '/me' },
    { path: '/nowhere' },
  ],
  'jian.chongyue': [
    { path: '/' },
    { path: `/plans/${places.submitted}` },
    { path: '/approvals' },
    { path: `/readiness/${places.issued}` },
    { path: `/readiness/${places.issued}`, after: opens('附條件簽認') },
    { path: `/outcome/${places.issued}` },
  ],
  'lu.xiumei': [{ path: '/' }, { path: `/deficiencies/${places.open}` }],
  'peng.yaozu': [{ path: '/' }, { path: `/assignments/${places.note}` }],
  'qin.yichen': [{ path: '/' }, { path: `/checks/${places.filling}` }],
  'mo.yishan': [
    { path: '/' },
    { path: '/reports/new' },
    { path: '/checklists' },
    { path: `/checklists/${places.checklist}` },
    { path: '/reports' },
    { path: `/assignments/${places.file}` },
    { path: '/me' },
  ],
  'shao.junwei': [{ path: '/' }, { path: '/agency' }, { path: '/agency?part=telling' }, { path: '/me' }],
  'ou.minghui': [{ path: '/' }, { path: '/me' }],
})

/** To another address as a link leads there, without loading everything anew. */
async function lead(page: Page, { path, after }: Visit): Promise<void> {
  await page.evaluate(
    `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
  )
  await page.waitForURL(path)
  await settled(page)
  await after?.(page)
  await settled(page)
}

const settled = async (page: Page): Promise<void> => {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.getByText('載入中').first().waitFor({ state: 'detached' })
}

async function faultsOf(page: Page, device: Device, visit: Visit): Promise<string[]> {
  await lead(page, visit)
  const faults = await inaccessible(page)
  const pushed = await sideways(page)
  if (pushed > 0) faults.push(`${pushed} px sideways`)
  await shot(page, `page-${device}-${visit.path.replaceAll(/\W+/g, '-')}${visit.after ? '-open' : ''}`)
  if (visit.after) await page.keyboard.press('Escape')
  return faults.map((fault) => `${device} ${visit.path}: ${fault}`)
}

/** The short run makes every other visit, on the two devices in turn. */
const isFor = (device: Device) => (_: Visit, at: number) => inFull || at % 4 === (device === 'desk' ? 0 : 2)

describe('every page, at a desk and on a phone, in the light and in the dark', () => {
  afterEach(() => home.expectQuiet())

  test('the sign-in shows whom one can be, and is open to everybody', async () => {
    for (const device of ['desk', 'phone'] as const) {
      const page = await home.visit(device)
      await page.goto('/')
      await page.getByRole('heading', { name: '演練帳號' }).waitFor()
      expect(await inaccessible(page)).toEqual([])
      expect(await sideways(page)).toBe(0)
      await page.context().close()
    }
  })

  test('what would keep somebody out is seen: pale words, a nameless button, a page too wide', async () => {
    const page = await home.come('mo.yishan', 'phone')
    await page.goto('/me')
    await settled(page)
    await page.evaluate(`{
      document.querySelector('h1').style.color = 'var(--shade)'
      document.querySelector('main').append(document.createElement('button'))
      document.querySelector('main').style.width = '500px'
    }`)
    const found = (await inaccessible(page)).join()
    expect(found).toMatch(/color-contrast/)
    expect(found).toMatch(/button-name/)
    expect(await sideways(page)).toBeGreaterThan(0)
    await page.context().close()
  })

  test.each([
    ['the ethics officer', 'he.ruoqi'],
    ['the head', 'jian.chongyue'],
    ['a unit head who mends', 'lu.xiumei'],
    ['a unit head who assigns', 'peng.yaozu'],
    ['who fills in a form', 'qin.yichen'],
    ['a staff member', 'mo.yishan'],
    ['the system administrator', 'shao.junwei'],
    ['the superior office', 'ou.minghui'],
  ])('%s meets nothing that keeps anybody out', { timeout: 600_000 }, async (_, loginName) => {
    const visits = visitsOf()[loginName]!
    const walk = async (device: Device) => {
      const page = await home.come(loginName, device)
      await page.goto('/me')
      const faults: string[] = []
      for (const visit of visits.filter(isFor(device))) faults.push(...(await faultsOf(page, device, visit)))
      await page.context().close()
      return faults
    }
    const [desk, phone] = await Promise.all([walk('desk'), walk('phone')])
    expect([...desk, ...phone]).toEqual([])
  })
})
