import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, test } from 'vitest'
import { inaccessible, sideways } from './accessible.ts'
import { expectText } from './acts.ts'
import { shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const officer = await home.come('he.ruoqi', 'desk')
const director = await home.come('ding.weizhe', 'desk')
const head = await home.come('jian.chongyue', 'phone')
afterEach(() => home.expectQuiet())
afterAll(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await shot(page, `reward-${name}-${colorScheme}-full`)
  }
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const section = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })

test('the officer opens the half-written list, hears the person, takes a candidate over and sends it', async () => {
  await officer.goto('/outcome')
  await officer.getByRole('link', { name: '獎懲建議' }).click()
  await expectGood(officer, 'lists')
  await officer
    .getByRole('row', { name: /草擬中/ })
    .getByRole('link')
    .click()
  await officer.getByText('內容已密封').waitFor()
  expect(await officer.getByText('舒欣蘭').count()).toBe(0)
  await expectGood(officer, 'sealed')
  await button(officer, '開啟').click()
  await section(officer, '建議名冊')
    .getByText(/舒欣蘭\s懲處/)
    .waitFor()
  await section(officer, '紀錄')
    .getByRole('button', { name: /開啟紀錄/ })
    .first()
    .click()
  await officer.getByRole('dialog').getByRole('link').first().waitFor()
  await officer.getByRole('dialog').getByRole('button', { name: '關閉' }).click()
  await expectGood(officer, 'half-written')

  await button(officer, '陳核').click()
  await officer.getByText('建議懲處前須先讓當事人陳述意見').waitFor()
  expect(home.complaints()).toEqual([expect.stringContaining('409')])
  await section(officer, '建議名冊')
    .getByText(/舒欣蘭\s懲處/)
    .click()
  await officer.getByRole('radio', { name: '放棄陳述' }).check()
  await officer.getByRole('group', { name: /^日期/ }).getByRole('spinbutton').first().focus()
  await officer.keyboard.type('115')
  for (const part of ['2', '12']) {
    await officer.keyboard.press('ArrowRight')
    await officer.keyboard.type(part)
  }
  const taken = section(officer, '參考人選').getByRole('button', { name: /^將.*涂銘燦.*列入名冊$/ })
  await taken.first().click()
  await button(officer, '儲存').click()
  await officer.getByText('已儲存。').waitFor()
  await button(officer, '陳核').click()
  await officer.getByText('簽核中').first().waitFor()
  await expectGood(officer, 'sent')
})

test('director and head open it and approve, the head on a phone', async () => {
  for (const page of [director, head]) {
    await page.goto('/')
    await page.getByRole('link', { name: /核定獎懲建議（密）/ }).click()
    await button(page, '開啟').click()
    await page.getByText('意見不加密保存').waitFor()
    if (page === head) await expectGood(head, 'decision')
    await button(page, '核定').click()
    await button(page, '核定').waitFor({ state: 'detached' })
  }
  await head.getByText('已核定').first().waitFor()
})

test('what was approved is frozen, counted, and put right by another list only', async () => {
  await officer.reload()
  await button(officer, '開啟').click()
  await button(officer, '擬更正名冊').waitFor()
  await expectGood(officer, 'approved')
  const { body } = await (await home.as('he.ruoqi')).get('/reward-proposals')
  await officer.goto(`/outcome/${body[0].planId}`)
  await expectText(officer.getByRole('row', { name: /建議懲處/ }), /1/)
})
