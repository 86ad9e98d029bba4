import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, test } from 'vitest'
import { inaccessible, sideways } from './accessible.ts'
import { shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
afterEach(() => home.expectQuiet())
afterAll(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await shot(page, `travel-${name}-${colorScheme}-full`)
  }
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const section = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })

async function typeDate(page: Page, name: RegExp, parts: readonly string[]): Promise<void> {
  await page.getByRole('group', { name }).getByRole('spinbutton').first().focus()
  for (const [at, part] of parts.entries()) {
    if (at > 0) await page.keyboard.press('ArrowRight')
    await page.keyboard.type(part)
  }
}

test('on a phone somebody sees what is owed before filling in more, and files it in three steps', async () => {
  const page = await home.come('mo.yishan', 'phone')
  await page.goto('/travel')
  await page.getByText('還沒有行程').waitFor()
  await page.getByRole('link', { name: '填寫申請或通報' }).click()
  await page.getByRole('radio', { name: '香港' }).check()
  await typeDate(page, /^出發日/, ['115', '2', '27'])
  await typeDate(page, /^返臺日/, ['115', '3', '1'])
  await section(page, '應辦事項與期限').getByText('填送通報表（附表一）').waitFor()
  await section(page, '應辦事項與期限').getByText('115/2/24（二）前').waitFor()
  await expectGood(page, 'phone-owed')
  await button(page, '下一步').click()
  await page.getByRole('textbox', { name: /^事由/ }).fill('護照 312345678')
  await button(page, '下一步').click()
  await page.getByText('看起來像護照、證件號碼').waitFor()
  await page.getByRole('textbox', { name: /^事由/ }).fill('連假旅遊')
  await button(page, '下一步').click()
  await expectGood(page, 'phone-check')
  await button(page, '送出').click()
  await page.getByText('內容已密封').waitFor()
  await button(page, '開啟').click()
  await page.getByText('連假旅遊').waitFor()
  await button(page, '我已閱讀並簽收告知書').click()
  await page.getByText('告知書簽收').waitFor()
  await expectGood(page, 'phone-filed')
})

test('the personnel office takes note of it from its own day', async () => {
  const page = await home.come('ruan.meiling', 'desk')
  await page.goto('/')
  await page.getByRole('link', { name: /辦理赴陸港澳通報.*莫怡珊/ }).click()
  await button(page, '開啟').click()
  await section(page, '辦理').waitFor()
  await expectGood(page, 'desk-answer')
  await button(page, '登錄結果').click()
  await section(page, '辦理').waitFor({ state: 'detached' })
  await page.getByText('已同意或知悉').waitFor()
})

test('who is back reports something unusual, and ethics is led to a report that nobody has sent', async () => {
  const traveller = await home.come('weng.shuhui', 'phone')
  await traveller.goto('/')
  await traveller.getByRole('link', { name: /返臺通報.*赴大陸地區/ }).click()
  await button(traveller, '開啟').click()
  await traveller.getByRole('checkbox', { name: /利誘/ }).check()
  await traveller.getByRole('textbox', { name: /^說明/ }).fill('有人以餐敘探詢補助名冊。')
  await expectGood(traveller, 'phone-return')
  await button(traveller, '送出返臺通報').click()
  await traveller.getByText('已返臺通報').waitFor()

  const officer = await home.come('he.ruoqi', 'desk')
  await officer.goto('/travel')
  await officer.getByRole('link', { name: /翁淑慧/ }).waitFor()
  await expectGood(officer, 'desk-list')
  await officer.getByRole('link', { name: /翁淑慧/ }).click()
  await button(officer, '開啟').click()
  await officer.getByText('系統不會自動送出').waitFor()
  await expectGood(officer, 'desk-anomaly')
  await officer.getByRole('link', { name: '開啟通報' }).click()
  expect(officer.url()).not.toContain('餐敘')
  await expectText(officer)
  const { body } = await (await home.as('he.ruoqi')).get('/sealed-matters')
  expect(JSON.stringify(body)).not.toContain('travelAnomaly')
})

async function expectText(page: Page): Promise<void> {
  expect(await page.getByRole('textbox', { name: /^相關的人/ }).inputValue()).toContain('翁淑慧，赴大陸地區')
}

test('ethics reads a check and a host writes down what was noticed', async () => {
  const officer = await home.come('he.ruoqi', 'desk')
  await officer.goto('/travel/checks')
  await officer.getByRole('link', { name: /114年/ }).click()
  await button(officer, '開啟').click()
  await section(officer, '抽出人員').getByText('相符').first().waitFor()
  await expectGood(officer, 'desk-check')

  const host = await home.come('jiang.peijun', 'phone')
  await host.goto('/visitors')
  await host.getByRole('row').getByRole('link').first().click()
  await button(host, '開啟').click()
  await host.getByRole('radio', { name: '違常' }).check()
  await host.getByRole('textbox', { name: /^情形/ }).fill('一名團員獨自折返辦公區拍照。')
  await button(host, '記錄觀察').click()
  await host.getByText('一名團員獨自折返辦公區拍照。').waitFor()
  await host.getByRole('link', { name: '開啟通報' }).waitFor()
  await expectGood(host, 'phone-visit')
})
