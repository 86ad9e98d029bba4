import fs from 'node:fs'
import type { Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { expect } from 'vitest'

/** A photograph as a phone makes it: large, and telling where it was taken. */
export async function photograph(
  name: string,
  shade: number,
): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({
    create: { width: 1600, height: 1200, channels: 3, background: { r: 90 + shade, g: 120, b: 150 - shade } },
  })
    .jpeg({ quality: 90 })
    .withExif({ IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '23/1 30/1 0/1' } })
    .toBuffer()
  return { name, mimeType: 'image/jpeg', buffer }
}

/** Drops a file from outside on what takes it. */
export async function dropFile(page: Page, target: Locator, name: string, text: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(`{
    const carried = new DataTransfer()
    carried.items.add(new File([${JSON.stringify(text)}], ${JSON.stringify(name)}, { type: 'text/plain' }))
    carried
  }`)
  await target.dispatchEvent('drop', { dataTransfer })
}

/** Answers every question of the open form; one of them is not compliant, with a note and a photograph. */
export async function fillIn(page: Page, wrongAt: number, wrong: { note: string; photo: string }): Promise<number> {
  const questions = page
    .getByRole('main')
    .getByRole('group')
    .filter({ has: page.getByRole('radio') })
  // A long form is drawn piece by piece.
  await page.getByRole('main').locator('[aria-busy="false"]').waitFor()
  const count = await questions.count()
  for (let at = 0; at < count; at += 1) {
    const question = questions.nth(at)
    await question.getByRole('radio', { name: at === wrongAt ? '不符合' : '符合', exact: true }).tap()
    if (at !== wrongAt) continue
    await page.getByLabel('不符合的情形').fill(wrong.note)
    await attach(page, (await question.locator('legend').textContent())!, wrong.photo)
  }
  return count
}

/** Chooses a photograph for what is named, and waits until it is stored. */
export async function attach(page: Page, label: string, name: string, shade = 1): Promise<void> {
  await page.getByLabel(`選擇檔案：${label}`).setInputFiles(await photograph(name, shade))
  await page.getByRole('img', { name }).waitFor()
}

/** Sets one part of a date: the segment takes digits as they are typed. */
export async function typeDay(page: Page, field: string, day: string): Promise<void> {
  const segment = page.getByRole('group', { name: field }).getByRole('spinbutton', { name: /^日/ })
  await segment.focus()
  await page.keyboard.type(day)
}

/** The plan's own place in the bar at the side. */
export const go = (page: Page, place: string): Promise<void> =>
  page.getByRole('navigation', { name: '主要功能' }).getByRole('link', { name: place, exact: true }).click()

export async function expectText(locator: Locator, text: string | RegExp): Promise<void> {
  await expect.poll(() => locator.textContent()).toMatch(text)
}

/** What the browser stores when a link gives a file, or a button where having it is recorded. */
export async function download(page: Page, name: string, role: 'link' | 'button' = 'link'): Promise<Uint8Array> {
  const [begun] = await Promise.all([page.waitForEvent('download'), page.getByRole(role, { name }).click()])
  return new Uint8Array(fs.readFileSync(await begun.path()))
}

/** Which of the choices says it, as soon as they are there. */
export async function optionOf(choices: Locator, words: RegExp): Promise<number> {
  const option = choices.getByRole('option').filter({ hasText: words })
  await option.first().waitFor({ state: 'attached' })
  return (await choices.getByRole('option').allTextContents()).findIndex((text) => words.test(text))
}
