import type { Locator, Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { decided } from '#test/approvals.ts'
import { inaccessible, sideways } from './accessible.ts'
import { download, expectText, photograph } from './acts.ts'
import { shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const officer = await home.as('he.ruoqi')
const { body: agency } = await officer.get('/agency')
const { body: plans } = await officer.get('/plans')
const planId = plans[0].id as string
const personId = (name: string): string => agency.people.find((person: any) => person.name === name).id
const unitId = (name: string): string => agency.units.find((unit: any) => unit.name === name).id

afterAll(() => home.expectQuiet())

async function expectGood(page: Page, name: string): Promise<void> {
  await shot(page, `ethics-${name}-full`)
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}
const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor()
const row = (page: Page, text: string | RegExp): Locator => page.getByRole('row').filter({ hasText: text })
const tap = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).tap()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click()

const drawTitle = '除夕前受檢單位'
const planTitle = '除夕前不定期檢查'

describe('an inspection by the ethics office', () => {
  test('begins with a draw before two witnesses that anybody can repeat', async () => {
    const page = await home.come('he.ruoqi', 'desk')
    await page.goto('/checks')
    await page.getByRole('link', { name: '檢查計畫', exact: true }).click()
    await page.getByRole('link', { name: '抽選', exact: true }).click()
    await heading(page, '抽選')
    await page.getByRole('link', { name: '辦理抽選' }).click()
    await page.getByRole('textbox', { name: '抽選名稱' }).fill(drawTitle)
    await page.getByRole('checkbox', { name: '全部單位' }).check()
    await page.getByRole('textbox', { name: '抽出數目' }).fill('2')
    await page.getByRole('combobox', { name: '第 1 位見證人' }).selectOption(personId('康惠芬'))
    await page.getByRole('textbox', { name: '見證人姓名' }).fill('村長林大同')
    await expectGood(page, 'draw-new')
    await press(page, '封存名單')
    await heading(page, drawTitle)
    await page.getByRole('textbox', { name: '種子' }).fill('31')
    await press(page, '開始抽選')
    const drawn = page.getByRole('main').locator('ol > li')
    await expect.poll(async () => (await drawn.allTextContents()).sort()).toEqual(['民政課', '財政課'])
    await expectGood(page, 'draw')
    expect(new TextDecoder().decode((await download(page, '下載 PDF')).slice(0, 5))).toBe('%PDF-')
    await page.context().close()

    const witness = await home.come('kang.huifen', 'phone')
    await witness.goto('/')
    await witness.getByRole('link', { name: new RegExp(`確認見證的抽選.*${drawTitle}`) }).tap()
    await tap(witness, '我見證了這次抽選')
    await expectText(row(witness, '康惠芬'), /以本人帳號確認/)
    await expectText(row(witness, '村長林大同'), /於紙本簽名/)
    await expectGood(witness, 'draw-phone')
    await witness.context().close()
  })

  test('is planned with what was drawn, and a head approves it', async () => {
    const page = await home.come('he.ruoqi', 'desk')
    await page.goto('/checks/draws')
    await page.getByRole('link', { name: drawTitle }).click()
    await page.getByRole('link', { name: '以此擬訂檢查計畫' }).click()
    await page.getByRole('textbox', { name: '名稱' }).fill(planTitle)
    await page.getByRole('combobox', { name: '依據計畫' }).selectOption(planId)
    await page.getByRole('radio', { name: '不事先通知' }).check()
    await page.getByRole('checkbox', { name: '機關安全維護自主檢查表' }).check()
    await expectGood(page, 'plan-new')
    await press(page, '儲存')
    await heading(page, planTitle)
    await press(page, '陳核')
    await page.getByText('陳核中').waitFor()
    await page.context().close()

    const head = await home.come('jian.chongyue', 'desk')
    await head.goto('/')
    await head.getByRole('link', { name: new RegExp(`核定檢查計畫.*${planTitle}`) }).click()
    await press(head, '核定')
    await head.getByText('已核定').first().waitFor()
    await expectGood(head, 'plan-approved')
    await head.context().close()
  })

  test('is not known to the unit before its day when it is unannounced', async () => {
    const later = newId()
    const { body: forms } = await officer.get('/checklists')
    const made = await officer.put(`/inspection-plans/${later}`, {
      version: 0,
      kind: 'irregular',
      title: '收假日突檢',
      planId,
      clauseId: null,
      drawId: null,
      fromDate: '2026-02-23',
      toDate: '2026-02-23',
      announced: false,
      remark: '',
      inspectorIds: [personId('何若琪')],
      jointUnitIds: [],
      targets: [{ id: newId(), unitId: unitId('民政課'), checklistId: forms[0].id }],
    })
    expect(made.status).toBe(200)
    await officer.post(`/inspection-plans/${later}/submit`, { version: 1 })
    expect((await decided(await home.as('jian.chongyue'), 'inspectionPlan', later)).status).toBe(200)

    const page = await home.come('tu.mingcan', 'phone')
    await page.goto('/checks/plans')
    await page.getByRole('link', { name: planTitle }).waitFor()
    expect(await page.getByText('收假日突檢').count()).toBe(0)
    await expectGood(page, 'plans-of-unit')
    await page.context().close()
    const own = await home.come('he.ruoqi', 'desk')
    await own.goto('/checks/plans')
    await own.getByRole('link', { name: '收假日突檢' }).waitFor()
    await own.context().close()
  })

  test('is done on a phone, with the form that the unit had filled in itself', async () => {
    const page = await home.come('he.ruoqi', 'phone')
    await page.goto('/checks/plans')
    await page.getByRole('link', { name: planTitle }).tap()
    await row(page, '民政課').getByRole('button', { name: '開始檢查' }).waitFor()
    await expectGood(page, 'plan-approved-phone')
    await row(page, '民政課').getByRole('button', { name: '開始檢查' }).tap()
    await page.getByRole('checkbox', { name: /翁淑慧/ }).check()
    await page.getByRole('textbox', { name: /其他在場人員/ }).fill('保全員')
    await page.getByRole('dialog').getByRole('button', { name: '開始檢查' }).tap()
    await heading(page, '機關安全維護自主檢查表')
    const question = page.locator('[id="item-A05"]')
    await question.getByRole('radio', { name: '不符合', exact: true }).tap()
    await question.getByLabel('不符合的情形').fill('後門未上鎖，可直接推開。')
    const picker = question.locator('input[type="file"]').first()
    await picker.setInputFiles(await photograph('backdoor.jpg', 5))
    await question.getByRole('img', { name: 'backdoor.jpg' }).waitFor()
    const wholeSections = page.getByRole('button', { name: /^整節符合：/ })
    for (let left = await wholeSections.count(); left > 0; left -= 1) {
      await wholeSections.first().tap()
      await page.getByRole('button', { name: /^確認這 \d+ 題都符合$/ }).tap()
      await expect.poll(() => wholeSections.count(), { timeout: 10_000 }).toBeLessThan(left)
    }
    await shot(page, 'ethics-fill-in')
    await tap(page, '確認送出，列管 1 項缺失')
    await page
      .getByText(/送出，內容不再更動|已送出/)
      .first()
      .waitFor()
    await page.context().close()
  })

  test('shows how far the unit and the inspector lie apart', async () => {
    const page = await home.come('he.ruoqi', 'desk')
    await page.goto('/checks')
    await page.getByRole('link', { name: '自評與檢查比對' }).click()
    await heading(page, '自評與檢查比對')
    const civil = row(page, '民政課').first()
    await expectText(civil, /\d+%（1\/\d+ 項）/)
    await expectGood(page, 'comparison')
    await civil.getByRole('link').click()
    await expectText(row(page, '所有出入口都已上鎖'), /符合.*不符合.*後門未上鎖.*自評符合、檢查不符合/)
    await expectGood(page, 'compared-items')
    await page.context().close()
    const head = await home.come('tu.mingcan', 'phone')
    await head.goto(`/checks/comparison?planId=${planId}`)
    await head.getByText('歷年落差').first().waitFor()
    expect(await head.getByText('財政課').count()).toBe(0)
    await expectGood(head, 'comparison-phone')
    await head.context().close()
  })
})

describe('the gate before the holiday', () => {
  test('is red while the critical deficiency is open, and the unit cannot be signed', async () => {
    const page = await home.come('tu.mingcan', 'phone')
    await page.goto('/')
    await page.getByRole('link', { name: /簽認單位節前整備/ }).tap()
    await heading(page, '節前整備')
    await expectText(row(page, '民政課'), /紅燈.*後門未上鎖.*尚未簽認/)
    expect(await page.getByRole('button', { name: '簽認整備完成' }).count()).toBe(0)
    await expectGood(page, 'readiness-red')
    await page.context().close()
  })

  test('opens once it is mended and released; the heads see every unit and sign with conditions', async () => {
    const { body } = await officer.get(`/deficiencies?unitId=${unitId('民政課')}`)
    const found = body.items.find((one: any) => one.description.startsWith('後門未上鎖'))
    const unitHead = await home.as('tu.mingcan')
    const improvement = {
      improvementId: newId(),
      description: '已換鎖並逐日點檢。',
      fileIds: [],
      version: found.version,
    }
    const improved = await unitHead.post(`/deficiencies/${found.id}/improve`, improvement)
    expect(improved.status).toBe(200)
    const { version } = improved.body.deficiency
    expect((await officer.post(`/deficiencies/${found.id}/release`, { version, remark: '' })).status).toBe(200)

    const page = await home.come('tu.mingcan', 'phone')
    await page.goto(`/readiness/${planId}`)
    await tap(page, '簽認整備完成')
    await expectGood(page, 'readiness-sign')
    await page.getByRole('dialog').getByRole('button', { name: '簽認整備完成' }).tap()
    await expectText(row(page, '民政課'), /黃燈.*已簽認.*涂銘燦/)
    await page.context().close()

    const head = await home.come('jian.chongyue', 'desk')
    await head.goto('/')
    await head.getByRole('link', { name: /簽認機關節前整備/ }).click()
    await heading(head, '節前整備')
    await expect.poll(() => row(head, '紅燈').count()).toBeGreaterThan(1)
    await expectGood(head, 'readiness-agency')
    await press(head, '附條件簽認')
    await head.getByRole('dialog').getByRole('button', { name: '簽認附條件整備完成' }).click()
    await head.getByText('請註明條件').first().waitFor()
    await head.getByRole('textbox', { name: /條件/ }).fill('未送出之檢查表於今日下班前補齊。')
    await head.getByRole('dialog').getByRole('button', { name: '簽認附條件整備完成' }).click()
    await head.getByText('條件：未送出之檢查表於今日下班前補齊。').waitFor()
    await expectGood(head, 'readiness-signed')
    await head.context().close()
  })
})

describe('a form that somebody else takes over', () => {
  const form = async () => {
    const { body: forms } = await officer.get('/checklists')
    const { versionId } = forms.find((one: any) => one.kind === 'agencySecurity')
    return { checklistVersionId: versionId, unitId: unitId('圖書館'), assignmentId: null }
  }
  const answer = (itemKey: string, verdict: string, note?: string) => ({
    itemKey,
    verdict,
    fileIds: [],
    ...(note && { note }),
  })

  test('is told to both, and what was left on the other device is chosen from, question by question', async () => {
    const place = await form()
    const id = newId()
    const staff = await home.as('qin.yichen')
    const mine = { ...place, version: 0, answers: [answer('A01', 'compliant')], readyToSubmit: false }
    expect((await staff.put(`/inspections/${id}`, mine)).status).toBe(200)

    const head = await home.come('shu.xinlan', 'phone')
    await head.goto(`/checks/${id}`)
    await tap(head, '接手填寫')
    await head.getByText('這份表現由 秦以晨 填寫').waitFor()
    await head.getByRole('dialog').getByRole('button', { name: '接手填寫' }).tap()
    await head.getByText(/您於 .* 自 秦以晨 接手填寫/).waitFor()

    const left = [answer('A01', 'notCompliant', '二位同仁尚未閱讀。'), answer('A02', 'compliant')]
    const kept = { keptId: newId(), answers: left, baseVersion: 1, claimedAt: null }
    expect((await staff.post(`/inspections/${id}/kept`, kept)).status).toBe(200)
    await head.reload()
    await head.getByText('有另存的填寫內容，2 題的答案不同。').waitFor()
    await head.getByRole('link', { name: '比對並選定' }).tap()
    await heading(head, '兩份填寫內容')
    await head
      .getByRole('group', { name: /專案安全維護計畫了嗎/ })
      .getByRole('radio', { name: /另存的/ })
      .tap()
    await expectGood(head, 'versions')
    await tap(head, '儲存選定結果（採用另存 1 題）')
    await heading(head, '機關安全維護自主檢查表')
    const { inspection } = (await staff.get(`/inspections/${id}`)).body
    expect(inspection.answers).toEqual([answer('A01', 'notCompliant', '二位同仁尚未閱讀。')])
    await head.context().close()

    const before = await home.come('qin.yichen', 'phone')
    await before.goto('/')
    await before.getByRole('link', { name: /檢查已由他人接手/ }).tap()
    await before.getByText(/舒欣蘭 已於 .* 接手填寫/).waitFor()
    await expectGood(before, 'taken-over')
    await tap(before, '知道了')
    await before.getByText(/舒欣蘭 已於 .* 接手填寫/).waitFor({ state: 'detached' })
    await before.context().close()
  })
})
