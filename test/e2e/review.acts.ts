import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What an officer does where a clause comes up; everything else is accepted. */
export type Decisions = Record<string, (page: Page) => Promise<void>>

const parts = (page: Page) => {
  const card = page.getByRole('article')
  return {
    card,
    heading: card.getByRole('heading', { level: 2 }),
    left: page.getByRole('region', { name: '未處理事項' }).getByRole('status'),
    question: card.getByRole('group', { name: /在本機關是哪些單位/ }),
    unitMissing: card.getByText('先選定辦理單位，才能確認。'),
    needNone: card.getByRole('button', { name: '不需辦理' }),
  }
}

/** Waits until what stands there is no longer what stood there. */
async function changed(page: Page, before: string): Promise<void> {
  await expect.poll(() => state(page), { interval: 20, timeout: 10_000 }).not.toBe(before)
}

async function state(page: Page): Promise<string> {
  const { heading, left, question } = parts(page)
  const asked = (await question.isVisible()) ? await question.getByRole('checkbox').first().isVisible() : false
  return `${await heading.textContent()} ${await left.textContent()} ${asked}`
}

/** Goes through everything that waits with Enter, arrows and numbers, until nothing is left. */
export async function goThroughByKeyboard(page: Page, decisions: Decisions = {}): Promise<number> {
  const { card, heading, left, question, unitMissing, needNone } = parts(page)
  const pending = new Map(Object.entries(decisions))
  await heading.waitFor()
  let decided = 0
  while ((await left.textContent()) !== '全部處理完畢') {
    const before = await state(page)
    const label = (await heading.textContent())!.replace(/第.*$/, '').trim()
    const decide = pending.get(label)
    pending.delete(label)
    if (decide) await decide(page)
    else if (await needNone.isVisible()) await needsNone(page)
    else if (await question.isVisible()) await explainPhrase(page)
    else if (await unitMissing.isVisible()) await chooseUnit(page, '政風室')
    else await page.keyboard.press('Enter')
    await changed(page, before)
    await card.getByRole('form').waitFor({ state: 'detached' })
    decided += 1
  }
  expect([...pending.keys()]).toEqual([])
  return decided
}

async function needsNone(page: Page): Promise<void> {
  await page.keyboard.press('Enter')
  await page.getByRole('region', { name: '為什麼不需辦理？' }).waitFor()
  await page.keyboard.press('1')
}

/** The question what the plan's word means here: the units are ticked, and arrows lead past the last one to the button. */
async function explainPhrase(page: Page): Promise<void> {
  const { question } = parts(page)
  const boxes = question.getByRole('checkbox')
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate('document.activeElement.type')).toBe('checkbox')
  const meansFew = /輪值|權責|業管/.test((await question.textContent())!)
  if (meansFew) {
    await toUnit(page, '行政室')
    await page.keyboard.press('Enter')
  } else if (!(await boxes.first().isChecked())) await page.keyboard.press('0')
  const toButton = (await boxes.count()) + 1
  for (let step = 0; step < toButton && !(await isOnButton(page)); step += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
}

const isOnButton = (page: Page): Promise<boolean> => page.evaluate('document.activeElement.tagName === "BUTTON"')

/** Corrects the duty that no unit was read for. */
export async function chooseUnit(page: Page, unit: string): Promise<void> {
  await page.keyboard.press('2')
  const form = page.getByRole('article').getByRole('group', { name: '辦理單位' })
  await form.waitFor()
  await toUnit(page, unit)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+Enter')
}

/** From the words of the duty by Tab to the units, then by arrow to the one that is meant. */
export async function toUnit(page: Page, unit: string): Promise<void> {
  const focused = () =>
    page.evaluate('document.activeElement.closest("label")?.textContent ?? document.activeElement.tagName')
  for (let step = 0; step < 6 && (await focused()) !== '全部單位'; step += 1) await page.keyboard.press('Tab')
  for (let step = 0; step < 40 && (await focused()) !== unit; step += 1) await page.keyboard.press('ArrowDown')
  expect(await focused()).toBe(unit)
}
