import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { inaccessible, sideways } from './accessible.ts'
import { go } from './acts.ts'
import { bothShots } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()

afterEach(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  await bothShots(page, `standing-duty-${name}`)
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

test('ethics sees the month and the year, records what was done, and adds a habit of the office', async () => {
  const page = await home.enter('he.ruoqi', 'desk')
  await go(page, '計畫')
  await page.getByRole('link', { name: '常態事項' }).click()
  await heading(page, '常態事項')
  await page.getByRole('heading', { level: 3, name: '公務機密維護定期檢查' }).waitFor()
  await page.getByText(/政風機構維護公務機密作業要點第16點/).waitFor()
  await expectGood(page, 'month')

  await page.getByRole('button', { name: '登錄完成：資訊系統存取紀錄抽查' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: '登錄完成' }).click()
  await dialog.getByText('請填寫這一欄。').waitFor()
  await dialog.getByRole('textbox', { name: '做了什麼' }).fill('戶政系統 1 月份查詢紀錄抽查表')
  await expectGood(page, 'record')
  await dialog.getByRole('button', { name: '登錄完成' }).click()
  await page.getByText('戶政系統 1 月份查詢紀錄抽查表').waitFor()

  await page.getByRole('button', { name: '新增事項' }).click()
  await dialog.getByRole('textbox', { name: '事項' }).fill('門禁卡清點')
  await dialog.getByRole('textbox', { name: '完成的證明' }).fill('門禁卡清冊')
  await expectGood(page, 'add')
  await dialog.getByRole('button', { name: '儲存' }).click()
  await page.getByRole('heading', { level: 3, name: '門禁卡清點' }).waitFor()

  await page.getByRole('radio', { name: '全年' }).check({ force: true })
  await page
    .getByRole('table', { name: '全年常態事項' })
    .getByRole('rowheader', { name: /門禁卡清點/ })
    .waitFor()
  await expectGood(page, 'year')
  home.expectQuiet()
})

test('a unit head is reminded today, and records it on the phone', async () => {
  const page = await home.enter('tu.mingcan', 'phone')
  await page.getByRole('link', { name: /機密檔案櫃櫥、門鎖、警報及監視設備檢查/ }).tap()
  await heading(page, '常態事項')
  await expectGood(page, 'phone-month')
  await page.getByRole('button', { name: /^登錄完成：機密檔案櫃櫥/ }).tap()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: '做了什麼' }).fill('二月份檢查表，均上鎖')
  await expectGood(page, 'phone-record')
  await dialog.getByRole('button', { name: '登錄完成' }).tap()
  await page.getByText('二月份檢查表，均上鎖').waitFor()
  await expectGood(page, 'phone-recorded')
  await page.getByRole('radio', { name: '全年' }).check({ force: true })
  await page.getByRole('heading', { level: 2, name: '12月', exact: true }).waitFor()
  await expectGood(page, 'phone-year')
  home.expectQuiet()
})
