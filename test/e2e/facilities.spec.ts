import type { Page } from 'playwright-core'
import encodeQR from 'qr'
import { afterEach, describe, expect, test } from 'vitest'
import type { Point } from '#domain/point/point.ts'
import { inaccessible, sideways } from './accessible.ts'
import { download, expectText } from './acts.ts'
import { shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const points: Point[] = (await (await home.as('mo.yishan')).get('/points')).body
const codeOf = (name: string): string => points.find((point) => point.name === name)!.code

afterEach(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  await shot(page, `facilities-${name}`)
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

/** What the camera sees from now on: a label with this address, drawn as the paper has it. */
async function holdBefore(page: Page, address: string): Promise<void> {
  const modules = encodeQR(address, 'raw', { border: 4 })
  await page.evaluate(`{
    const modules = ${JSON.stringify(modules)}
    const canvas = document.createElement('canvas')
    const side = 12 * modules.length
    canvas.width = canvas.height = side
    const pen = canvas.getContext('2d')
    const draw = () => {
      modules.forEach((row, y) => row.forEach((dark, x) => {
        pen.fillStyle = dark ? '#111' : '#eee'
        pen.fillRect(12 * x, 12 * y, 12, 12)
      }))
      setTimeout(draw, 50)
    }
    draw()
    navigator.mediaDevices.getUserMedia = async () => canvas.captureStream(20)
  }`)
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const type = async (page: Page, code: string, action: string) => {
  await page.getByRole('textbox', { name: '標籤代碼' }).fill(code)
  await page.getByRole('button', { name: action, exact: true }).tap()
}

describe('facilities', () => {
  test('are listed with what is wrong, kept by the head, and printed as labels', async () => {
    const page = await home.come('peng.yaozu', 'desk')
    await page.goto('/checks')
    await page.getByRole('link', { name: '設施', exact: true }).click()
    await heading(page, '設施')
    const row = (name: string) => page.getByRole('row').filter({ hasText: name })
    await expectText(row('後門監視器'), /保存天數撐不過連假，至少要 30 日.*畫面無法辨識人臉/)
    await expectText(row('茶水間滅火器'), /已過期/)
    await expectText(row('聯合服務櫃台'), /由負責單位掌握/)
    await expectGood(page, 'list')

    await page.getByRole('button', { name: '新增設施' }).click()
    await page.getByRole('dialog').getByLabel('種類').selectOption({ label: '監視器' })
    await page.getByRole('textbox', { name: '名稱', exact: true }).fill('側門監視器')
    await page.getByRole('textbox', { name: '樓層' }).fill('1F')
    await page.getByRole('radio', { name: '可辨識人臉' }).check({ force: true })
    await page.getByRole('textbox', { name: '錄影保存天數' }).fill('20')
    await expectGood(page, 'add')
    await page.getByRole('button', { name: '儲存' }).click()
    await expectText(row('側門監視器'), /保存天數不足本機關自訂的 30 日/)

    await page.getByRole('checkbox', { name: /資訊機房/ }).check()
    await page.getByRole('checkbox', { name: /正門/ }).check()
    const sheet = await download(page, '列印標籤（2 張）')
    expect(Buffer.from(sheet.subarray(0, 5)).toString()).toBe('%PDF-')
    home.expectQuiet()
  })

  test('are opened on the phone by their label: scanned, or typed where there is no camera', async () => {
    const page = await home.come('mo.yishan', 'phone')
    await page.goto('/scan')
    await heading(page, '掃描標籤')
    await page.getByRole('button', { name: '用相機掃描' }).tap()
    await page.getByRole('dialog').getByText('無法使用相機').waitFor()
    await page.getByRole('button', { name: '取消' }).tap()
    await type(page, 'hello', '開啟')
    await page.getByText('這不是設施標籤的代碼').waitFor()
    await expectGood(page, 'scan')

    await type(page, codeOf('檔案庫房').toLowerCase(), '開啟')
    await heading(page, '檔案庫房')
    await page.goto('/scan')
    await holdBefore(page, `https://elsewhere.example/p/${codeOf('資訊機房')}`)
    await page.getByRole('button', { name: '用相機掃描' }).tap()
    await heading(page, '資訊機房')
    await expectGood(page, 'point')

    await page.getByRole('button', { name: /^填寫「.*機房/ }).tap()
    await page.getByRole('radio', { name: '符合', exact: true }).first().waitFor()
    const id = new URL(page.url()).pathname.split('/').at(-1)
    const seen = async () => (await (await home.as('mo.yishan')).get(`/inspections/${id}`)).body
    await expect.poll(async () => (await seen()).inspection?.pointName, { timeout: 10_000 }).toBe('資訊機房')
    home.expectQuiet()
  })

  test('of nobody here are told as such, with the way on', async () => {
    const page = await home.come('mo.yishan', 'phone')
    await page.goto('/p/0000000000')
    await page.getByText('本機關沒有這個代碼的設施').waitFor()
    await expectGood(page, 'unknown')
    await page.getByRole('link', { name: '再掃一次' }).tap()
    await heading(page, '掃描標籤')
    // The browser itself reports that the address answered 404.
    expect(home.complaints()).toEqual([expect.stringContaining('/api/points/by-code/0000000000')])
  })
})

test('a round is walked on the phone without network, and arrives once with what it missed', async () => {
  const page = await home.come('mo.yishan', 'phone')
  await page.goto('/patrols')
  await heading(page, '巡邏')
  await expectGood(page, 'patrols')
  await page
    .getByRole('main')
    .getByRole('link', { name: /下班後巡查/ })
    .first()
    .tap()
  // What is taken along is here once the worker has the pages and the device the kit.
  await page.evaluate('navigator.serviceWorker.ready.then(() => {})')
  await page.reload()
  await page.getByRole('button', { name: '開始巡邏' }).waitFor()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: '開始巡邏' }).tap()
  await page.getByRole('heading', { level: 2, name: '正門' }).waitFor()
  await expectGood(page, 'next')
  await type(page, '00000-00000', '到達')
  await page.getByText('這個標籤不在接下來的路線上').waitFor()
  await type(page, codeOf('正門'), '到達')
  await page.getByRole('timer').waitFor()
  await page.getByRole('textbox', { name: '備註' }).fill('門鎖正常')
  await page.getByRole('button', { name: '發現異常' }).tap()
  await page.getByRole('textbox', { name: '異常情形' }).fill('門口照明一盞不亮')
  await expectGood(page, 'here')
  await page.reload()
  await expect.poll(() => page.getByRole('textbox', { name: '備註' }).inputValue()).toBe('門鎖正常')
  await page.getByRole('button', { name: /仍要離開|前往下一點/ }).tap()

  await page.getByRole('heading', { level: 2, name: '聯合服務櫃台' }).waitFor()
  await holdBefore(page, `http://127.0.0.1/p/${codeOf('聯合服務櫃台')}`)
  await page.getByRole('button', { name: '用相機掃描' }).tap()
  await page.getByRole('timer').waitFor()
  await page.getByRole('button', { name: /仍要離開|前往下一點/ }).tap()
  await page.getByRole('heading', { level: 2, name: '後門' }).waitFor()
  await page.getByRole('button', { name: '略過這一點' }).tap()
  await page.getByRole('heading', { level: 2, name: '資訊機房' }).waitFor()
  await page.getByRole('button', { name: '提早結束' }).tap()
  await page.getByText('後門：沒有到達').waitFor()
  await page.getByText('正門：代碼是手動輸入').waitFor()
  await page.getByRole('button', { name: '送出巡邏紀錄' }).tap()
  await page.getByText('這趟巡邏和路線要求不同，請說明原因再送出。').waitFor()
  await expectGood(page, 'finish')

  await page.getByRole('textbox', { name: '不同的原因' }).fill('後門施工，臨時支援櫃台。')
  await page.getByRole('button', { name: '送出巡邏紀錄' }).tap()
  await page.getByText('有 1 趟巡邏等待送出').waitFor()
  await page.context().setOffline(false)
  const staff = await home.as('mo.yishan')
  const mine = async () =>
    (await staff.get('/patrol-rounds')).body.items.filter((one: { reason: string }) => one.reason.includes('支援櫃台'))
  await expect.poll(async () => (await mine()).length, { timeout: 20_000 }).toBe(1)
  const [round] = await mine()
  expect(round).toMatchObject({ visited: 2, stops: 5 })
  const codes = new Set(round.deviations.map(({ code }: { code: string }) => code))
  expect(codes).toEqual(new Set(['codeTyped', 'tooShort', 'missed']))
  const missed = round.deviations.filter(({ code }: { code: string }) => code === 'missed')
  expect(missed.map(({ stop }: { stop: number }) => stop)).toEqual([2, 3, 4])
  await page.goto(`/patrols/rounds/${round.id}`)
  await page.getByText('異常（輕微）：門口照明一盞不亮').waitFor()
  await expectGood(page, 'round')
  const { items } = (await staff.get('/deficiencies')).body
  expect(items.map((one: { description: string }) => one.description)).toContain('門口照明一盞不亮')
  home.complaints()
})
