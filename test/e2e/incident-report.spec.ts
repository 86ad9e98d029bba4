import { afterAll, afterEach, expect, test } from 'vitest'
import { inaccessible, sideways } from './accessible.ts'
import { expectText } from './acts.ts'
import { shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const officer = await home.come('he.ruoqi', 'phone')
afterEach(() => home.expectQuiet())
afterAll(() => officer.context().close())

test('an event is read over the telephone, reported on its form, and goes on a fax page', async () => {
  await officer.goto('/reports/new')
  await officer.getByText('詐騙（冒名、假網站、民眾被騙）').tap()
  await officer.getByLabel('看到什麼').fill('有人假冒本所名義發簡訊，要民眾點連結補繳規費。')
  await officer.getByRole('button', { name: '送出通報' }).tap()
  await officer.getByRole('heading', { level: 1, name: '詐騙' }).waitFor()

  const spoken = officer.locator('section').filter({ hasText: '電話唸稿' })
  await spoken.getByLabel(/^您的回電號碼/).fill('05-5826320')
  await expectText(spoken, /我的電話是 05-5826320，再說一次/)

  await officer.getByRole('button', { name: '製作詐騙個案通報（初報）' }).tap()
  const dialog = officer.getByRole('dialog')
  await dialog.getByLabel(/^您的回電號碼/).fill('05-5826320')
  await dialog.getByLabel(/^金額/).fill('三萬元')
  await dialog.getByLabel('是否及時攔阻').selectOption({ label: '是' })
  await expectText(dialog, /被害人姓名/)
  await shot(officer, 'report-to-issue-full')
  expect(await inaccessible(officer)).toEqual([])
  await dialog.getByRole('button', { name: '製作通報' }).tap()
  await dialog.waitFor({ state: 'detached' })

  await officer.getByRole('button', { name: '製作詐騙個案通報（續報 1）' }).waitFor()
  await shot(officer, 'report-issued-full')
  expect(await inaccessible(officer)).toEqual([])
  expect(await sideways(officer)).toBe(0)
  for (const name of ['下載 ODT', '下載 PDF', '傳真頁（PDF）']) {
    const coming = officer.waitForEvent('download')
    await officer.getByRole('link', { name, exact: true }).tap()
    expect(await (await coming).failure()).toBe(null)
  }
})
