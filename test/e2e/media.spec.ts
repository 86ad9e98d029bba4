import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, test } from 'vitest'
import { inaccessible, sideways } from './accessible.ts'
import { shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const keeper = await home.come('tang.zhimin', 'phone')
const unitHead = await home.come('ruan.meiling', 'desk')
const director = await home.come('ding.weizhe', 'desk')
const carrier = await home.come('bai.chengen', 'phone')
afterEach(() => home.expectQuiet())
afterAll(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await shot(page, `media-${name}-${colorScheme}-full`)
  }
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const main = (page: Page) => page.getByRole('main')

/** The code on the carrier's page, as it is read out at the counter. */
let code = ''

test('the keeper applies on a phone; purpose and place are sealed from then on', async () => {
  await keeper.goto('/checks')
  await keeper.getByRole('link', { name: '機密媒體' }).tap()
  await expectGood(keeper, 'register')
  await keeper.getByRole('link', { name: '115-M-003' }).tap()
  await expectGood(keeper, 'medium')
  await keeper.getByRole('link', { name: '申請複製或攜出' }).tap()
  const option = await keeper.getByLabel('攜帶人').locator('option', { hasText: '白承恩' }).getAttribute('value')
  await keeper.getByLabel('攜帶人').selectOption(option!)
  await keeper.getByLabel('用途').fill('年終考核會議使用')
  await keeper.getByLabel('前往地點').fill('三樓會議室')
  await expectGood(keeper, 'ask')
  await button(keeper, '送核定').tap()
  await main(keeper).getByText('核定中').first().waitFor()
  await keeper.getByText('用途與地點已密封').waitFor()
})

test('the head of the unit and a second person approve, each after opening it', async () => {
  for (const page of [unitHead, director]) {
    await page.goto('/')
    await page.getByRole('link', { name: /核定媒體攜出複製申請/ }).click()
    await button(page, '開啟').click()
    await page.getByText('年終考核會議使用').waitFor()
    if (page === unitHead) await expectGood(page, 'decision')
    await button(page, '核定').click()
    await button(page, '核定').waitFor({ state: 'detached' })
  }
  await main(director).getByText('可領用').first().waitFor()
})

test('the carrier shows the code, and the keeper hands out what is in the hand to whoever came', async () => {
  await carrier.goto('/media/permits')
  await carrier.getByRole('link', { name: /115-M-003/ }).tap()
  code = (await carrier.getByText(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/).textContent())!
  await expectGood(carrier, 'code')

  await keeper.goto('/media/counter')
  await keeper.getByRole('textbox', { name: '許可代碼' }).fill(code)
  await button(keeper, '查許可').tap()
  await keeper.getByLabel('手上這件媒體的編號或代碼').fill('115-M-001')
  const option = await keeper.getByLabel('來領的人').locator('option', { hasText: '白承恩' }).getAttribute('value')
  await keeper.getByLabel('來領的人').selectOption(option!)
  await keeper.getByLabel('封籤號碼').fill('封-0213')
  await expectGood(keeper, 'counter')
  await button(keeper, '核對無誤，發放').tap()
  await keeper.getByText('這件媒體不是許可上的那一件').waitFor()
  expect(home.complaints()).toEqual([expect.stringContaining('409')])
  await keeper.getByLabel('手上這件媒體的編號或代碼').fill('115-M-003')
  await button(keeper, '核對無誤，發放').tap()
  await keeper.getByText(/已發放給白承恩/).waitFor()
})

test('it comes back with its seal whole, and the permit is of no further use', async () => {
  await keeper.getByLabel('手上這件媒體的編號或代碼').fill('115-M-003')
  await keeper.getByText('封籤完整、編號相符').tap()
  await expectGood(keeper, 'return')
  await button(keeper, '點收').tap()
  await keeper.getByText('已點收。').waitFor()
})

test('what is overdue stands in the list, and its carrier is told on the first page', async () => {
  await unitHead.goto('/media/permits')
  await unitHead.getByRole('link', { name: '只看逾期' }).click()
  await unitHead.getByRole('row', { name: /115-M-001.*逾期未還/ }).waitFor()
  await expectGood(unitHead, 'overdue')
  await carrier.goto('/')
  await carrier.getByRole('link', { name: /歸還媒體.*115-M-001/ }).tap()
  await carrier.getByText('已逾期，請立即歸還').waitFor()
  await expectGood(carrier, 'overdue-carrier')
})

test('the director sees which locker was not looked into this month, and looks', async () => {
  await director.goto('/media/checks')
  await director.getByText('已檢查 1 處，共 2 處').waitFor()
  await expectGood(director, 'checks')
  await director
    .getByRole('row', { name: /機密文件櫃/ })
    .getByRole('button')
    .click()
  await director.getByRole('radio', { name: '正常', exact: true }).check()
  for (const one of await director.getByRole('radio', { name: '在庫、封籤完整' }).all()) await one.check()
  await expectGood(director, 'check')
  await button(director, '完成檢查').click()
  await main(director).getByText('在庫、封籤完整').first().waitFor()
})
