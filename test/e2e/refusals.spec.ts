import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { inaccessible } from './accessible.ts'
import { expectText } from './acts.ts'
import { shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const planText = fs.readFileSync(new URL('../../src/domain/sample/sample-plan.txt', import.meta.url), 'utf8')

const home = await sampleHouse()

describe('what goes wrong in the browser', () => {
  afterEach(async () => {
    home.expectQuiet()
    await home.everybodyLeaves()
  })

  test('a sign-in that is refused says so without saying why, and keeps the name', async () => {
    const page = await home.visit('phone')
    await page.goto('/')
    await page.getByRole('textbox', { name: '帳號' }).fill('mo.yishan')
    await page.getByLabel('密碼').fill('not-the-password')
    await page.getByRole('button', { name: '登入', exact: true }).click()
    await expectText(page.getByRole('alert'), /帳號或密碼不正確/)
    expect(await page.getByRole('textbox', { name: '帳號' }).inputValue()).toBe('mo.yishan')
    expect(await inaccessible(page)).toEqual([])
    await shot(page, '30-refused')
  })

  test('signed out, neither the page nor the interface shows anything more', async () => {
    const page = await home.enter('mo.yishan', 'phone')
    const [cookie] = await page.context().cookies()
    await page.getByRole('button', { name: /莫怡珊/ }).tap()
    await page.getByRole('button', { name: '登出' }).tap()
    await page.getByRole('textbox', { name: '帳號' }).waitFor()
    await page.goBack().catch(() => null)
    await page.goto('/checks')
    await page.getByRole('textbox', { name: '帳號' }).waitFor()
    expect(await page.getByRole('navigation').count()).toBe(0)
    const answer = await fetch(`${home.address}/api/today`, { headers: { cookie: `${cookie!.name}=${cookie!.value}` } })
    expect(answer.status).toBe(401)
    expect(home.complaints().filter((one) => !one.includes('401'))).toEqual([])
  })

  test('of two officers who correct the same duty, the second sees both versions and loses nothing', async () => {
    const id = randomUUID()
    expect((await (await home.as('he.ruoqi')).post('/plans', { id, text: planText })).status).toBe(200)
    const [first, second] = await Promise.all([home.come('he.ruoqi', 'desk'), home.come('ding.weizhe', 'desk')])
    for (const page of [first, second]) {
      await page.goto(`/plans/${id}`)
      await page
        .getByRole('list', { name: '全部應辦事項' })
        .getByRole('button', { name: /避難演練/ })
        .click()
      await page.getByRole('article').getByRole('button', { name: /^更正/ }).click()
      await page.getByRole('textbox', { name: '應辦事項' }).waitFor()
    }
    await first.getByRole('textbox', { name: '應辦事項' }).fill('辦理消防演練，並拍照。')
    await first.getByRole('button', { name: '儲存並確認' }).click()
    await first.getByText('已處理：辦理消防演練，並拍照。').waitFor()
    await second.getByRole('textbox', { name: '應辦事項' }).fill('辦理避難演練兩次。')
    await second.getByRole('button', { name: '儲存並確認' }).click()
    const difference = second.getByRole('table', { name: '別人剛剛修改了這一項' })
    await expectText(difference, /辦理消防演練，並拍照。.*辦理避難演練兩次。/)
    expect(await second.getByRole('textbox', { name: '應辦事項' }).inputValue()).toBe('辦理避難演練兩次。')
    expect(await inaccessible(second)).toEqual([])
    await shot(second, '31-conflict')
    await second.getByRole('button', { name: '儲存並確認' }).click()
    await second.getByText('已處理：辦理避難演練兩次。').waitFor()
    expect(home.complaints().filter((one) => !one.includes('409'))).toEqual([])
  })

  test('a reload in the middle of a checklist loses nothing, not even what was answered a moment ago', async () => {
    const page = await home.come('tong.jiahao', 'phone')
    await page.goto('/checks/start')
    await page.getByRole('button', { name: /機關安全/ }).tap()
    const chosen = () => page.getByRole('radio', { checked: true })
    await answer(page, 0, '符合')
    await page.getByText('已儲存').waitFor()
    await answer(page, 1, '不適用')
    await answer(page, 2, '不符合')
    await page.getByLabel('不符合的情形').fill('清查中。')
    await page.getByText(/已記在這台裝置|已儲存/).waitFor()
    await page.reload()
    await expect.poll(() => chosen().count()).toBe(3)
    await expect.poll(() => page.getByLabel('不符合的情形').inputValue()).toBe('清查中。')
    await page.getByText('已儲存').waitFor()
    await page.evaluate('localStorage.clear()')
    await page.reload()
    await expect.poll(() => chosen().count()).toBe(3)
    await expect.poll(() => page.getByLabel('不符合的情形').inputValue()).toBe('清查中。')
  })

  test('without a network what was typed stays, and is sent once when it is back', async () => {
    const page = await home.come('mo.yishan', 'phone')
    await page.goto('/')
    const task = page.getByRole('listitem').filter({ hasText: '回報安全狀況' })
    await task.getByRole('link', { name: '回報完成' }).first().tap()
    await page.getByLabel('辦理情形').fill('已完成，無異狀。')
    const address = page.url()
    // Only then the device has its key to seal what waits.
    await page.getByRole('link', { name: '已全部送達' }).waitFor()
    await page.context().setOffline(true)
    await page.getByText('目前沒有網路').waitFor()
    await page.getByRole('button', { name: '完成', exact: true }).tap()
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor()
    await page.getByRole('link', { name: '1 筆待送' }).waitFor()
    expect(await inaccessible(page)).toEqual([])
    await shot(page, '32-offline')
    await page.context().setOffline(false)
    await page.getByRole('link', { name: '已全部送達' }).waitFor()
    await page.goto(address)
    await expect.poll(() => page.getByText('已完成，無異狀。').count()).toBe(1)
    expect(home.complaints().filter((one) => !/ERR_INTERNET_DISCONNECTED|fetching the script/.test(one))).toEqual([])
  })

  test('while the database is away the page says so, and is whole again when it is back', async () => {
    const page = await home.come('he.ruoqi', 'desk')
    await page.goto('/')
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor()
    await home.withoutDatabase(async () => {
      await page.getByRole('navigation').getByRole('link', { name: '通報' }).click()
      await expectText(page.getByRole('alert').first(), /系統暫時無法處理，資料沒有遺失/)
      expect(await inaccessible(page)).toEqual([])
      await shot(page, '33-unavailable')
    })
    await page.reload()
    await page
      .getByRole('table')
      .getByText(/冒名詐騙/)
      .waitFor()
    expect(home.complaints().filter((one) => !one.includes('503'))).toEqual([])
  })

  test('an address that leads nowhere says so and leads back', async () => {
    const page = await home.come('mo.yishan', 'phone')
    await page.goto('/nowhere')
    await page.getByRole('heading', { level: 1, name: '找不到這一頁' }).waitFor()
    await page.getByRole('link', { name: '回到今日' }).tap()
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor()
  })
})

const answer = (page: Page, at: number, verdict: string): Promise<void> =>
  page
    .getByRole('main')
    .getByRole('group')
    .filter({ has: page.getByRole('radio') })
    .nth(at)
    .getByRole('radio', { name: verdict, exact: true })
    .tap()
