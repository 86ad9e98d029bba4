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
  await button(page, '關閉').click()
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
  await page.getByText('對方同意，待確認').waitFor()
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

test('a roster is made for a plan, proposed by the product and published', async () => {
  await home.ask(
    `insert into plan (id, agency_id, title, agency_name, roc_year, occasion, period_start, period_end, as_of, basis,
       warnings, source_text, citation_changes, lessons, status)
     select gen_random_uuid(), agency_id, '清明連假專案', agency_name, 115, 'tomb_sweeping', '2026-04-02', '2026-04-07',
       as_of, '[]', '[]', '壹、', '[]', '[]', 'issued' from plan where status = 'issued' limit 1`,
  )
  const page = await home.enter('he.ruoqi', 'desk')
  await page.goto('/watch/roster/new')
  await heading(page, '新輪值表')
  for (const units of await page.getByRole('group', { name: '可輪值的單位' }).all())
    await units.getByRole('checkbox', { name: '建設課' }).check()
  await expectGood(page, 'new')
  await button(page, '建立班次').click()
  await button(page, '產生建議班表').click()
  await button(page, '公布').waitFor({ timeout: 60_000 })
  await page.getByRole('table', { name: '人員與日期對照表' }).waitFor()
  await expectGood(page, 'proposed')
  await button(page, '公布').click()
  await page.getByRole('alertdialog').getByRole('button', { name: '公布', exact: true }).click()
  await page.getByText('已公布', { exact: true }).waitFor()
  await button(page, '列印值勤表').click()
  await expectGood(page, 'print')
  home.expectQuiet()
})
