import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import type { Roster } from '#domain/roster/roster.ts'
import { inaccessible, sideways } from './accessible.ts'
import { go } from './acts.ts'
import { bothShots } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
afterEach(home.everybodyLeaves)

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })

async function expectGood(page: Page, name: string): Promise<void> {
  await bothShots(page, `roster-${name}`)
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

async function loginNameOf(personId: string): Promise<string> {
  const [person] = await home.ask<{ login_name: string }>('select login_name from person where id = $1', [personId])
  return person!.login_name
}

async function rosterOf(): Promise<Roster> {
  const officer = await home.as('he.ruoqi')
  const { id } = (await officer.get('/rosters')).body.at(-1)
  return (await officer.get(`/rosters/${id}`)).body
}

test('who keeps the roster sees who is on duty when, changes a shift with a reason, and the change is on record', async () => {
  const page = await home.enter('he.ruoqi', 'desk')
  await go(page, '值勤')
  await page.getByRole('link', { name: '輪值', exact: true }).first().click()
  await heading(page, '輪值')
  await expectGood(page, 'list')
  await page.getByRole('table').getByRole('link').first().click()
  await page.getByRole('heading', { level: 2, name: '分配情形' }).waitFor()
  await expectGood(page, 'published')
  const roster = await rosterOf()
  const booking = roster.bookings.at(-2)!
  const shift = roster.shifts.find(({ id }) => id === booking.shiftId)!
  await page
    .getByRole('button', { name: new RegExp(`${shift.name}.*：${booking.personName}$`) })
    .last()
    .click()
  await button(page, `更換${booking.personName}`).click()
  const busy = [...roster.bookings.slice(-6).map(({ personId }) => personId), roster.swaps[0]!.toId]
  const free = roster.people.find(({ id }) => !busy.includes(id))!
  await page.getByLabel(`改由誰代替${booking.personName}`).selectOption(free.id)
  await button(page, '安排').click()
  await page.getByText('請寫明理由').waitFor()
  await expectGood(page, 'reason-missing')
  await page.getByRole('textbox', { name: '理由' }).fill('臨時公出')
  await button(page, '安排').click()
  await page.getByRole('textbox', { name: '理由' }).waitFor({ state: 'detached' })
  await button(page, '關閉').last().click()
  await page.getByRole('heading', { level: 2, name: '公布後的異動' }).waitFor()
  home.complaints()
})

test('whoever is asked agrees on the phone, who is in charge confirms, and the shift has changed hands', async () => {
  const roster = await rosterOf()
  const [swap] = roster.swaps
  const page = await home.enter(await loginNameOf(swap!.toId), 'phone')
  await page.getByRole('heading', { level: 2, name: '我的值勤' }).waitFor()
  await expectGood(page, 'today')
  await button(page, '同意').tap()
  await button(page, '同意').waitFor({ state: 'detached' })
  await page.goto('/watch/my-shifts')
  await heading(page, '我的班次')
  await page.getByText('已同意，待確認').waitFor()
  await expectGood(page, 'mine')
  await page.goto(`/watch/roster/${roster.id}`)
  await page.getByRole('heading', { level: 2, name: '分配情形' }).waitFor()
  await expectGood(page, 'phone')

  const desk = await home.enter('he.ruoqi', 'desk')
  await desk.goto(`/watch/roster/${roster.id}`)
  await button(desk, '確認換班').click()
  await desk.getByRole('heading', { level: 2, name: '待處理的換班' }).waitFor({ state: 'detached' })
  const after = await rosterOf()
  expect(after.bookings.find(({ shiftId }) => shiftId === swap!.shift.id)?.personId).toBe(swap!.toId)
  home.expectQuiet()
})

test('on a day off the roster says who gives the status reports of the whole office, and the watch page whom to call', async () => {
  await home.everybodyLeaves()
  await home.ask('update agency set clock_offset_seconds = clock_offset_seconds + $1', [24 * 60 * 60])
  const { shifts, bookings } = await rosterOf()
  const shift = shifts.find(({ date, name }) => date === '2026-02-14' && name === '日班')!
  const booking = bookings.find(({ shiftId }) => shiftId === shift.id)!
  const page = await home.enter(await loginNameOf(booking.personId), 'phone')
  await page.getByRole('heading', { level: 2, name: '零報告' }).waitFor()
  await expectGood(page, 'on-duty-today')
  await page.getByRole('button', { name: '圖書館 09:00：正常' }).tap()
  await page.getByRole('button', { name: '更正圖書館 09:00 的回報' }).waitFor()
  const onDuty = (on: Page) => on.getByRole('heading', { level: 2, name: '現在值勤' }).locator('../..')
  await page.goto('/watch/my-shifts')
  await onDuty(page).getByText(booking.personName, { exact: true }).waitFor()
  await expectGood(page, 'on-duty-mine')

  const desk = await home.enter('he.ruoqi', 'desk')
  await desk.goto('/watch')
  await desk.getByRole('button', { name: /^圖書館 09:00：正常/ }).waitFor()
  await onDuty(desk).getByText(booking.personName, { exact: true }).waitFor()
  await expectGood(desk, 'watch')
  home.expectQuiet()
})

test('a roster is made for a plan, proposed by the product and published', async () => {
  await home.ask(
    `insert into plan (id, agency_id, title, agency_name, roc_year, occasion, period_start, period_end, as_of, basis,
       warnings, source_text, citation_changes, lessons, status)
     select gen_random_uuid(), agency_id, '清明連假專案', agency_name, 115, 'other', '2026-04-02', '2026-04-07',
       as_of, '[]', '[]', '壹、', '[]', '[]', 'issued' from plan where status = 'issued' limit 1`,
  )
  const page = await home.enter('he.ruoqi', 'desk')
  await page.goto('/watch/roster/new')
  await heading(page, '新輪值表')
  const pools = page.getByRole('group', { name: '可輪值的單位' })
  await pools.first().waitFor()
  for (const units of await pools.all()) await units.getByRole('checkbox', { name: '建設課' }).check()
  await expectGood(page, 'new')
  const from = page.getByRole('textbox', { name: '開始（時:分）' }).first()
  await from.fill('8點')
  await button(page, '建立班次').click()
  await page.getByText('請填 24 小時制的時間').waitFor()
  await expectGood(page, 'new-wrong')
  await from.fill('08:00')
  await button(page, '建立班次').click()
  await button(page, '產生建議班表').click()
  await button(page, '公布').waitFor({ timeout: 60_000 })
  await page.getByRole('table', { name: '人員與日期對照表' }).waitFor()
  await expectGood(page, 'proposed')
  await button(page, '公布').click()
  await page.getByRole('alertdialog').getByRole('button', { name: '公布', exact: true }).click()
  await page.getByText('已公布', { exact: true }).waitFor()
  await button(page, '列印輪值表').click()
  await expectGood(page, 'print')
  home.expectQuiet()
})
