import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { inaccessible, sideways } from './accessible.ts'
import { go } from './acts.ts'
import { bothShots } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()

afterEach(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  await bothShots(page, `board-${name}`)
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

/** The size of every text that is seen, the smallest first. */
const textSizes = (page: Page): Promise<number[]> =>
  page.evaluate(`[...document.querySelectorAll('main *')]
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== ''))
    .filter((one) => !one.closest('.visuallyHidden') && one.getClientRects().length > 0)
    .map((one) => Number.parseFloat(getComputedStyle(one).fontSize)).sort((a, b) => a - b)`) as Promise<number[]>

const openHere = async (page: Page): Promise<void> => {
  await go(page, '值勤')
  await page.getByRole('button', { name: '值勤看板' }).click()
  await page.getByRole('button', { name: '在這台電腦開啟' }).click()
  await page.getByText('請填寫這一欄。').waitFor()
  await page.getByRole('textbox', { name: '掛在哪裡' }).fill('值勤室')
  await page.getByRole('button', { name: '在這台電腦開啟' }).click()
  await page.getByRole('heading', { level: 2, name: '各單位安全狀況回報' }).waitFor()
}

test('a board is legible from three metres, told by itself, outlives the session, and says how old it is', async () => {
  const page = await home.enter('he.ruoqi', 'desk')
  await openHere(page)
  await page.getByText(/第 \d+ 天／共 15 天/).waitFor()
  // Nothing is asked for but the board itself.
  await page.getByText('密件 1 件').waitFor()
  await page.getByRole('heading', { level: 2, name: '值勤人員' }).waitFor()
  await expectGood(page, '1440')
  expect((await textSizes(page))[0]).toBeGreaterThanOrEqual(21)
  expect((await textSizes(page)).at(-1)).toBeGreaterThanOrEqual(64)
  expect(await page.evaluate('document.documentElement.scrollHeight <= innerHeight')).toBe(true)
  await page.setViewportSize({ width: 1920, height: 1080 })
  expect((await textSizes(page))[0]).toBeGreaterThanOrEqual(28)
  expect(await page.evaluate('document.documentElement.scrollHeight <= innerHeight')).toBe(true)
  await expectGood(page, '1920')

  await page.context().clearCookies({ name: 'shousui' })
  const events = page.getByRole('heading', { name: '未結事件' }).locator('..')
  const ago = new Date(Date.parse('2026-02-13T01:00:00Z')).toISOString()
  const event = { planId: null, dutyId: null, what: '茶水間冒煙', place: '二樓', kinds: ['fireOrAccident'] }
  const officer = await home.as('he.ruoqi')
  const saidAt = performance.now()
  const answer = await officer.post('/incidents', {
    ...{ id: newId(), ...event, flags: [], cyberSeverity: null, occurredAt: ago, knownAt: ago },
  })
  expect(answer.status).toBe(200)
  await events.getByText(new RegExp(answer.body.number)).waitFor()
  // By itself, long before the next pulse; how soon exactly is measured where nothing else runs (bench).
  expect(performance.now() - saidAt).toBeLessThan(10_000)
  expect(await page.locator('main').textContent()).not.toContain('茶水間')

  await page.context().setOffline(true)
  await goOn(page, 190_000)
  await page.getByText(/連線中斷，以下是 .* 的情形，已 3 分鐘沒有更新/).waitFor()
  await page.getByText(/第 \d+ 天／共 15 天/).waitFor()
  await expectGood(page, 'stale')
  home.complaints()
})

test('a board on the phone is read from top to bottom, and ended from the watch page', async () => {
  const wall = await home.enter('fan.yuxuan', 'phone')
  await wall.goto('/watch')
  await wall.getByRole('button', { name: '值勤看板' }).tap()
  await wall.getByRole('textbox', { name: '掛在哪裡' }).fill('一樓服務台')
  await wall.getByRole('button', { name: '在這台電腦開啟' }).tap()
  await wall.getByRole('heading', { level: 2, name: '未結事件' }).waitFor()
  await expectGood(wall, 'phone')

  const page = await home.enter('he.ruoqi', 'desk')
  await go(page, '值勤')
  await page.getByRole('button', { name: '值勤看板' }).click()
  await page.getByRole('dialog').getByText('一樓服務台').waitFor()
  await expectGood(page, 'dialog')
  await page.getByRole('button', { name: '結束 一樓服務台 的看板' }).click()
  await page.getByRole('dialog').getByText('一樓服務台').waitFor({ state: 'detached' })
  await wall.getByRole('heading', { name: '看板已結束' }).waitFor()
  await wall.reload()
  await wall.getByRole('heading', { name: '看板已結束' }).waitFor()
  home.complaints()
})
