import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, test } from 'vitest'
import { inaccessible, sideways } from './accessible.ts'
import { expectText } from './acts.ts'
import { bothShots, devices, shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const officer = await home.come('he.ruoqi', 'desk')
const staff = await home.come('mo.yishan', 'phone')
afterEach(() => home.expectQuiet())
afterAll(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  await bothShots(page, `exercise-${name}`)
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

/** Nobody may take it for the real thing: it is said on top, and the mark lies over everything. */
async function expectMarked(page: Page): Promise<void> {
  await page.getByText('資料與正式分開，不會通知真實對象').waitFor()
  await expectText(page.locator('svg[aria-hidden] pattern#exercise'), /演練/)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
const inject = (page: Page) => page.getByRole('listitem').filter({ hasText: '服務臺旁的地上多了一個紙箱' })

test('a model is copied and changed; what is wrong stands where it is, and what is written survives a reload', async () => {
  await officer.goto('/exercises')
  await officer.getByRole('link', { name: '可疑包裹與人員疏散' }).click()
  await heading(officer, '可疑包裹與人員疏散')
  await expectGood(officer, 'model')
  await button(officer, '複製成本機關的劇本').click()
  await officer.getByRole('textbox', { name: '劇本名稱' }).fill('圖書館可疑包裹')
  await officer.getByText('第 0 分鐘').click()
  await officer.getByRole('textbox', { name: '開始後多久發布（分鐘）' }).fill('95')
  await officer.getByText('發布時間要在演練結束之前。').waitFor()
  expect(await button(officer, '儲存').isDisabled()).toBe(true)
  await expectGood(officer, 'faulty')
  await officer.setViewportSize(devices.phone.viewport)
  await expectGood(officer, 'faulty-phone')
  await officer.setViewportSize(devices.desk.viewport)
  await officer.reload()
  await expect.poll(() => officer.getByRole('textbox', { name: '劇本名稱' }).inputValue()).toBe('圖書館可疑包裹')
  await officer.getByText('第 95 分鐘').click()
  await officer.getByRole('textbox', { name: '開始後多久發布（分鐘）' }).fill('0')
  await button(officer, '儲存').click()
  await heading(officer, '通報演練')
  await officer.getByRole('link', { name: '圖書館可疑包裹' }).waitFor()
  await expectGood(officer, 'list')
})

test('an exercise is led: an inject comes, is recorded and told, and the score is read', async () => {
  const leading = officer.getByRole('form', { name: '開始演練' })
  await leading.getByLabel('劇本').selectOption({ label: '圖書館可疑包裹（本機關）' })
  await leading.getByLabel('發生單位').selectOption({ label: '行政室' })
  await leading.getByRole('button', { name: '開始演練' }).click()
  await heading(officer, '圖書館可疑包裹')
  await expectMarked(officer)

  await home.ring()
  await staff.goto('/exercises')
  await staff.getByRole('link', { name: '進行中的演練' }).tap()
  await heading(staff, '進行中的演練')
  await inject(staff).waitFor()
  await expectMarked(staff)
  await expectGood(staff, 'inject')
  await staff.getByRole('link', { name: '登錄通報' }).tap()
  await staff.getByText('爆裂物、可疑郵包、毒物').tap()
  await staff.getByLabel('看到什麼').fill('服務臺旁有滴答作響的紙箱')
  await button(staff, '送出通報').tap()
  await staff.getByRole('heading', { level: 1, name: /爆裂物/ }).waitFor()
  await shot(staff, 'exercise-event-full')
  const police = staff.getByRole('listitem').filter({ hasText: '警察' })
  await police.getByRole('button', { name: '已通報，登錄' }).first().tap()
  const dialog = staff.getByRole('dialog', { name: '登錄告知經過' })
  await dialog.getByLabel(/^接聽人/).fill('演練管制')
  await dialog.getByRole('button', { name: '登錄告知' }).tap()
  await dialog.waitFor({ state: 'detached' })

  await officer.reload()
  await officer.getByText(/^對應事件 115-\d+/).waitFor()
  await expectGood(officer, 'led')
  await button(officer, '提前結束').click()
  await officer.getByRole('dialog').getByRole('button', { name: '提前結束' }).click()
  await button(officer, '完成報告').click()
  await officer.getByRole('textbox', { name: '檢討與改進' }).fill('疏散集合點應指定清點人員。')
  await officer.getByRole('dialog').getByRole('button', { name: '完成報告' }).click()
  await officer.getByRole('link', { name: '下載 PDF' }).waitFor()
  await expectText(officer.getByRole('row').filter({ hasText: '通報警察' }), /做到/)
  await expectGood(officer, 'finished')
  await expectMarked(officer)

  await staff.goto('/exercises')
  await staff.getByRole('link', { name: '圖書館可疑包裹' }).tap()
  await heading(staff, '圖書館可疑包裹')
  await expectText(staff.getByRole('row').filter({ hasText: '通報警察' }), /做到/)
  await staff.getByText('疏散集合點應指定清點人員。').waitFor()
  await expectMarked(staff)
  await expectGood(staff, 'finished-phone')
})
