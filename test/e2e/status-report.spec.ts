import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import type { StatusReport } from '#domain/status-report/status-report.ts'
import { inaccessible, sideways } from './accessible.ts'
import { expectText, go, optionOf } from './acts.ts'
import { bothShots } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const officer = await home.as('he.ruoqi')

afterEach(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  await bothShots(page, `status-${name}`)
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

/** The device's clock goes on by so much at once. */
const goOn = (page: Page, ms: number): Promise<void> =>
  page.evaluate(`{
    const Before = Date
    const now = () => Before.now() + ${ms}
    globalThis.Date = new Proxy(Before, {
      construct: (target, given, made) => Reflect.construct(target, given.length > 0 ? given : [now()], made),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    })
  }`)

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const cell = (page: Page, place: string, time: string) =>
  page.getByRole('main').getByRole('button', { name: new RegExp(`^${place} ${time}：`) })
const reportsOf = async (place: string): Promise<StatusReport[]> => {
  const { board } = (await officer.get('/status-reports/wall')).body
  const { unitId } = board.places.find(({ unitName }: { unitName: string }) => unitName === place)
  return board.reports.filter((report: StatusReport) => report.unitId === unitId)
}

describe('the wall', () => {
  test('shows ethics who is silent first, the day and the whole period, and takes what was said by telephone', async () => {
    const page = await home.enter('he.ruoqi', 'desk')
    await page.getByRole('heading', { level: 2, name: '沒有回報，請聯絡' }).waitFor()
    await expectGood(page, 'today-ethics')
    await go(page, '值勤')
    await heading(page, '值勤')
    const rows = page.getByRole('table', { name: '各單位回報情形' }).getByRole('row')
    await expectText(rows.nth(1).getByRole('rowheader'), '圖書館')
    await expectText(cell(page, '建設課', '09:00'), '逾時')
    await expectGood(page, 'wall-day')

    await page.getByRole('radio', { name: '整個期間' }).check({ force: true })
    await expectText(rows.filter({ hasText: '農業課' }), /遲/)
    await expectGood(page, 'wall-period')
    await page.getByRole('radio', { name: '當日' }).check({ force: true })

    await cell(page, '圖書館', '09:00').click()
    await page.getByRole('button', { name: '登錄' }).click()
    await page.getByRole('button', { name: '登錄' }).click()
    await page.getByText('異常、更正或代為登錄時，請用一句話說明。').waitFor()
    await page.getByRole('textbox', { name: /說明/ }).fill('09:32 電話詢問舒主管，館內正常')
    await expectGood(page, 'on-behalf')
    await page.getByRole('button', { name: '登錄' }).click()
    await expectText(cell(page, '圖書館', '09:00'), /正常.*遲報/)
    home.expectQuiet()
  })

  test('says how old it is when the network is gone', async () => {
    const page = await home.enter('ding.weizhe', 'desk')
    await go(page, '值勤')
    await page.getByText(/的資料$/).waitFor()
    await page.context().setOffline(true)
    await goOn(page, 190_000)
    await page.getByText(/網路中斷，以下是 .*已經 \d+ 分鐘沒有更新/).waitFor()
    await expectGood(page, 'stale')
    home.complaints()
  })

  test('asks at other times and of a facility too, once ethics has said so', async () => {
    const page = await home.enter('he.ruoqi', 'desk')
    await go(page, '值勤')
    await page.getByRole('button', { name: '回報時間與對象' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '每日回報時間' }).fill('25:00')
    await dialog.getByRole('button', { name: '儲存' }).click()
    await dialog.getByText('請填 24 小時制的時間').waitFor()
    await dialog.getByRole('textbox', { name: '每日回報時間' }).fill('17:00，9:00、12:00')
    await dialog.getByRole('textbox', { name: '圖書館聯絡電話' }).fill('05-5820000')
    await dialog.getByRole('combobox', { name: '加入設施' }).selectOption({ label: '資訊機房' })
    await expectGood(page, 'schedule')
    await dialog.getByRole('button', { name: '儲存' }).click()
    await cell(page, '行政室 資訊機房', '12:00').waitFor()
    await expectGood(page, 'wall-facility')
    home.expectQuiet()
  })
})

describe('a report on the phone', () => {
  test('is one tap, kept without network, and arrives once with the time at which it was given', async () => {
    const page = await home.enter('ke.boting', 'phone')
    await page.getByRole('heading', { level: 2, name: '零報告' }).waitFor()
    await expectGood(page, 'today-staff')
    const before = (await reportsOf('建設課')).length
    await page.evaluate('navigator.serviceWorker.ready.then(() => {})')
    await page.reload()
    await page.getByRole('button', { name: '建設課 09:00：正常' }).waitFor()
    await page.context().setOffline(true)
    await page.reload()
    await page.getByRole('button', { name: '建設課 09:00：正常' }).tap()
    await page.getByText('已保存，等待送出').waitFor()
    await expectGood(page, 'kept')
    await page.context().setOffline(false)
    await expect.poll(async () => (await reportsOf('建設課')).length, { timeout: 20_000 }).toBe(before + 1)
    const report = (await reportsOf('建設課')).at(-1)!
    expect(report).toMatchObject({ state: 'normal', onTime: false, reportedByName: '柯柏廷' })
    expect(Date.parse(report.claimedAt)).toBeLessThan(Date.parse(report.receivedAt))
    await page.getByText(/由柯柏廷/).waitFor()
    home.complaints()
  })

  test('of something abnormal asks one line and leads on to the report of an incident', async () => {
    const page = await home.enter('shi.qingtang', 'phone')
    await page.getByRole('button', { name: '農業課 09:00：異常' }).tap()
    await page.getByRole('button', { name: '送出異常' }).tap()
    await page.getByText('異常、更正或代為登錄時，請用一句話說明。').waitFor()
    await page.getByRole('textbox', { name: '發生什麼事' }).fill('倉庫後窗玻璃破損')
    await expectGood(page, 'abnormal')
    await page.getByRole('button', { name: '送出異常' }).tap()
    await page.getByRole('link', { name: '填寫事件通報' }).tap()
    await heading(page, '登錄事件')
    await page.goto('/')
    await page.getByRole('button', { name: '更正農業課 09:00 的回報' }).tap()
    await page.getByRole('textbox', { name: '說明' }).fill('窗戶已換新，重新確認正常')
    await page.getByRole('button', { name: '更正', exact: true }).tap()
    await expect.poll(async () => (await reportsOf('農業課')).at(-1)?.state).toBe('normal')
    const [earlier, later] = (await reportsOf('農業課')).slice(-2)
    expect(later!.correctsId).toBe(earlier!.id)
    home.expectQuiet()
  })
})

test('who comes next reads the handover and says so; who leaves writes the next one', async () => {
  const page = await home.enter('fan.yuxuan', 'phone')
  await page.getByRole('heading', { level: 2, name: '交接給你' }).waitFor()
  await page.getByText('夜間無異狀').waitFor()
  await page.getByRole('button', { name: '我已讀並接班' }).tap()
  await page.getByRole('heading', { level: 2, name: '交接給你' }).waitFor({ state: 'detached' })
  await page.goto('/watch')
  await heading(page, '值勤')
  await expectGood(page, 'wall-phone')
  await page.getByRole('link', { name: '交接紀錄' }).tap()
  await heading(page, '交接')
  await page.getByText(/已讀/).first().waitFor()
  await expectGood(page, 'handovers')
  await page.getByRole('button', { name: '寫交接' }).tap()
  await page.getByLabel('接班人').selectOption({ index: await optionOf(page.getByLabel('接班人'), /顏正宏/) })
  await page.getByRole('textbox', { name: '要注意的事' }).fill('晚間有廠商送貨，請核對證件')
  await expectGood(page, 'handover-write')
  await page.getByRole('button', { name: '送出交接' }).tap()
  await page.getByText('晚間有廠商送貨，請核對證件').waitFor()
  home.expectQuiet()
})
