import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import type { OffDutyBoard, OffDutyItem } from '#domain/off-duty-check/off-duty-check.ts'
import type { Point } from '#domain/point/point.ts'
import { photo } from '#test/sample-data.ts'
import { inaccessible, sideways } from './accessible.ts'
import { expectText } from './acts.ts'
import { bothShots } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const officer = await home.as('he.ruoqi')
const points: Point[] = (await officer.get('/points')).body
const pointOf = (name: string): Point => points.find((point) => point.name === name)!

afterEach(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  await bothShots(page, `off-duty-${name}`)
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const closingsOf = async (name: string) => {
  const board: OffDutyBoard = (await officer.get('/off-duty-checks/board')).body
  return board.closings.filter(({ pointId }) => pointId === pointOf(name).id)
}

/** Five things to look at, none of them to be photographed. */
const five: OffDutyItem[] = ['papers', 'computers', 'machines', 'power', 'locks'].map((key) => ({
  ...{ key, text: `看${key}`, round: 'everyDay', photograph: false, grade: 'major', source: '' },
}))
async function addRoom(name: string, items = five): Promise<void> {
  const { id } = pointOf(name)
  const { rooms }: OffDutyBoard = (await officer.get('/off-duty-checks/board')).body
  const version = rooms.find(({ pointId }) => pointId === id)?.version ?? 0
  expect((await officer.put(`/off-duty-rooms/${id}`, { version, items, inChargeIds: [] })).status).toBe(200)
}

/** As many taps as the hand made, each where the eye had found it. */
function hand(page: Page) {
  let taps = 0
  return {
    taps: () => taps,
    tap: async (role: 'link' | 'button', name: string | RegExp) => {
      await page.getByRole('main').getByRole(role, { name }).first().tap()
      taps += 1
    },
  }
}

describe('a room', () => {
  test('of five items that are all in order is closed from its label with three taps and within ten seconds', async () => {
    await addRoom('資訊機房')
    const page = await home.come('mo.yishan', 'phone')
    await page.goto(`/p/${pointOf('資訊機房').code}`)
    await heading(page, '資訊機房')
    const { tap, taps } = hand(page)
    const began = performance.now()
    await tap('link', '下班前檢查')
    for (const { text } of five) await page.getByText(text, { exact: true }).waitFor()
    await tap('button', '全部正常，關閉房間')
    await page.getByText(/莫怡珊　\d\d:\d\d 關閉/).waitFor()
    const seconds = (performance.now() - began) / 1000
    console.log(`closing check: ${taps()} taps, ${seconds.toFixed(1)} s of the product`)
    expect(taps()).toBeLessThanOrEqual(3)
    expect(seconds).toBeLessThanOrEqual(10)
    await expectGood(page, 'closed')
    home.expectQuiet()
  })

  test('is left without network with a photograph and something wrong, and arrives once', async () => {
    await addRoom('後門', [
      ...five,
      { ...five[0]!, key: 'plugs', text: '插頭已拔', round: 'holidayEve', photograph: true },
    ])
    const page = await home.come('mo.yishan', 'phone')
    await page.goto(`/checks/off-duty/${pointOf('後門').id}`)
    await page.evaluate('navigator.serviceWorker.ready.then(() => {})')
    await page.reload()
    await page.getByRole('button', { name: /關閉房間$/ }).waitFor()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: '不正常：看power' }).tap()
    await page.getByRole('button', { name: /關閉房間$/ }).tap()
    await page.getByText('「插頭已拔」要拍照。').waitFor()
    await page.getByRole('textbox', { name: '什麼情形' }).fill('走廊燈關不掉')
    await page.getByRole('checkbox', { name: '列為缺失，請負責單位改善' }).check({ force: true })
    const chosen = { name: 'plug.jpg', mimeType: 'image/jpeg', buffer: await photo(4711) }
    await page.getByLabel('選擇檔案：插頭已拔').setInputFiles(chosen)
    await page.getByRole('img', { name: '照片 1' }).waitFor()
    await expectGood(page, 'wrong')
    await page.reload()
    await expect.poll(() => page.getByRole('textbox', { name: '什麼情形' }).inputValue()).toBe('走廊燈關不掉')
    await page.getByRole('button', { name: '除 1 項外正常，關閉房間' }).tap()
    await page.getByText('已存在這台裝置，連上網路後會自動送出。').waitFor()
    await page.reload()
    await page.getByText('已存在這台裝置，連上網路後會自動送出。').waitFor()
    expect(await page.getByRole('button', { name: /關閉房間$/ }).count()).toBe(0)
    await expectGood(page, 'kept')
    await page.context().setOffline(false)
    await expect.poll(async () => (await closingsOf('後門')).length, { timeout: 20_000 }).toBe(1)
    const [closing] = await closingsOf('後門')
    expect(closing!.answers.find(({ itemKey }) => itemKey === 'plugs')?.fileIds).toHaveLength(1)
    const { items } = (await officer.get('/deficiencies?source=offDutyCheck')).body
    expect(items).toMatchObject([{ description: '看power：走廊燈關不掉' }])
    home.complaints()
  })

  test('that somebody else has closed meanwhile says who and when, and can be reopened', async () => {
    await addRoom('正門')
    const { id, unitName } = pointOf('正門')
    expect(unitName).toBe('行政室')
    const page = await home.come('mo.yishan', 'phone')
    await page.goto(`/checks/off-duty/${id}`)
    await page.getByRole('button', { name: '全部正常，關閉房間' }).waitFor()
    const other = await home.as('peng.yaozu')
    const { date, rooms, at }: OffDutyBoard = (await other.get('/off-duty-checks/board')).body
    const { version } = rooms.find(({ pointId }) => pointId === id)!
    const entry = { id: crypto.randomUUID(), pointId: id, roomVersion: version, date, answers: [] }
    const closed = await other.post('/off-duty-checks', { ...entry, claimedAt: at })
    expect(closed.status).toBe(200)
    await page.getByRole('button', { name: '全部正常，關閉房間' }).tap()
    await page.getByText(/這個房間已由彭.*關閉。/).waitFor()
    await page.getByRole('button', { name: '重新開啟' }).tap()
    await page.getByRole('dialog').getByRole('textbox').fill('回來拿傘')
    await page.getByRole('dialog').getByRole('button', { name: '重新開啟' }).tap()
    await page.getByText(/重新開啟，離開時要再關閉一次/).waitFor()
    await expectGood(page, 'reopened')
    await page.getByRole('button', { name: '全部正常，關閉房間' }).tap()
    await page.getByText(/莫怡珊　\d\d:\d\d 關閉/).waitFor()
    expect((await closingsOf('正門')).map(({ turn }) => turn)).toEqual([1, 2])
    // The browser itself reports that the address answered 409.
    expect(home.complaints()).toEqual([expect.stringContaining('/api/off-duty-checks')])
  })
})

test('the board shows floor by floor what is closed, open, missing and exempt; rooms and times are set beside it', async () => {
  const page = await home.come('he.ruoqi', 'desk')
  await page.goto('/checks/off-duty?date=2026-02-12')
  await heading(page, '下班前檢查')
  await expectText(page.getByRole('link', { name: /^聯合服務櫃台/ }), /已關閉.*17:10 關閉/)
  await expectText(page.getByRole('link', { name: /^檔案庫房/ }), /1 項不正常/)
  await expectText(page.getByRole('link', { name: /^圖書館側門/ }), /逾時未關閉/)
  await expectGood(page, 'board')
  await page.getByRole('button', { name: '後一日' }).click()
  await page.getByText('連假前夕', { exact: false }).first().waitFor()
  await expectText(page.getByRole('link', { name: /^公庫收納櫃台/ }), /當日免檢：今日不收納/)
  await page.getByRole('link', { name: '房間與檢查項目' }).click()
  await heading(page, '房間與檢查項目')
  await page.getByRole('combobox', { name: '加入房間' }).selectOption({ label: '人事資料櫃　2F　人事室' })
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: '套用範本' }).selectOption({ label: '茶水間' })
  await dialog.getByText('瓦斯與爐具已關閉').waitFor()
  await expectGood(page, 'room-dialog')
  await dialog.getByRole('button', { name: '儲存' }).click()
  await expectText(page.getByRole('row').filter({ hasText: '人事資料櫃' }), /5 項/)
  await page.getByRole('textbox', { name: /通知值勤人員的時間/ }).fill('17:00')
  await page.getByRole('button', { name: '儲存' }).click()
  await page.getByText('通知值勤人員的時間要晚於通知負責人的時間。').waitFor()
  await expectGood(page, 'rooms')
  home.complaints()
})

test('a text is taken from the models, heard where the browser has a voice, and read out', async () => {
  const page = await home.come('peng.yaozu', 'desk')
  await page.goto('/broadcasts')
  await heading(page, '廣播')
  await expectText(page.getByRole('row').filter({ hasText: '下班提醒' }), /遲播/)
  await expectGood(page, 'broadcasts')
  const hasVoice = await page.evaluate('"speechSynthesis" in globalThis')
  expect(await page.getByRole('button', { name: /^語音朗讀「疏散」/ }).count()).toBe(hasVoice ? 1 : 0)
  await page.getByRole('button', { name: '新增廣播稿' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: '從範本開始' }).selectOption({ label: '下班提醒' })
  await dialog.getByRole('textbox', { name: '名稱' }).fill('上午提醒')
  await dialog.getByRole('textbox', { name: '播讀時間' }).fill('9:45')
  await expectGood(page, 'broadcast-dialog')
  await dialog.getByRole('button', { name: '儲存' }).click()
  await page.getByRole('button', { name: '「上午提醒」09:45 已播讀' }).click()
  await expectText(page.getByRole('row').filter({ hasText: '上午提醒' }), /已播讀.*彭/)
  home.expectQuiet()
})
