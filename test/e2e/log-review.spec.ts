import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, test } from 'vitest'
import { householdLines } from '#test/logs.ts'
import { inaccessible, sideways } from './accessible.ts'
import { shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const officer = await home.come('he.ruoqi', 'desk')
afterEach(() => home.expectQuiet())
afterAll(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await shot(page, `log-review-${name}-${colorScheme}-full`)
  }
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

test('a log is taken in, its columns are confirmed, and what was found is settled with a reason', async () => {
  await officer.goto('/checks/plans')
  await officer.getByRole('link', { name: '存取紀錄查核' }).click()
  await officer.getByText('戶役政查詢紀錄11502.csv').waitFor()
  await expectGood(officer, 'list')
  const night = '2026/02/08 22:15:00,hr0123,查詢,陳○○,10.20.3.41,成功'
  await officer.locator('input[type=file]').setInputFiles({
    ...{ name: '戶役政0208.csv', mimeType: 'text/csv', buffer: householdLines(night) },
  })
  await button(officer, '查看檔案開頭').click()
  await officer.getByRole('cell', { name: '陳○○' }).waitFor()
  expect(await officer.getByLabel('帳號', { exact: true }).inputValue()).toBe('使用者帳號')
  await expectGood(officer, 'columns')
  await button(officer, '開始查核').click()
  await officer.getByRole('status').filter({ hasText: '可以離開本頁' }).waitFor()
  await home.lookThrough()
  await button(officer, '開啟發現清單').click({ timeout: 60_000 })
  await officer.getByRole('link', { name: '辦公時間外查詢民眾資料' }).waitFor()
  await expectGood(officer, 'found')
  await officer.getByRole('link', { name: '辦公時間外查詢民眾資料' }).click()
  await officer.getByText(night).waitFor()
  await expectGood(officer, 'finding')
  await officer.getByRole('radio', { name: '已有合理說明' }).check()
  await officer.getByLabel('理由').fill('災害應變中心值勤時代查，有值勤紀錄。')
  await button(officer, '處理').click()
  await officer.getByText('災害應變中心值勤時代查，有值勤紀錄。').waitFor()
  expect(await button(officer, '處理').count()).toBe(0)
}, 180_000)

test('rules and accounts stand on a desk and on a phone', async () => {
  await officer.goto('/checks/log-reviews/rules')
  await button(officer, '開啟名冊').click()
  await officer.getByText('名冊共 3 個帳號。').waitFor()
  await expectGood(officer, 'rules')
  const phone = await home.come('he.ruoqi', 'phone')
  for (const place of ['', '/rules']) {
    await phone.goto(`/checks/log-reviews${place}`)
    await phone.getByRole('heading', { level: 1 }).waitFor()
    await expectGood(phone, `phone${place.replace('/', '-')}`)
  }
})
