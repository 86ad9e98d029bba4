import fs from 'node:fs/promises'
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, test } from 'vitest'
import { blankForm, countyForm, paragraph } from '#test/superior-forms.ts'
import { inaccessible, sideways } from './accessible.ts'
import { shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const officer = await home.come('he.ruoqi', 'desk')
afterEach(() => home.expectQuiet())
afterAll(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await shot(page, `superior-form-${name}-${colorScheme}-full`)
  }
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

const button = (name: string) => officer.getByRole('button', { name, exact: true })
const choose = async (name: string, bytes: Uint8Array) =>
  officer
    .locator('input[type="file"]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })

test('a form that cannot be taken says why, and the county’s is taken in with its marks', async () => {
  await officer.goto('/outcome')
  await officer.getByRole('link', { name: '上級表單' }).click()
  await officer.getByText('還沒有上級表單').waitFor()
  await expectGood(officer, 'empty')
  await choose('空白.odt', blankForm(paragraph('填報機關：')))
  await officer.getByText('檔案裡找不到標記', { exact: false }).waitFor()
  // The browser notes every refusal by itself.
  expect(home.complaints()).toEqual([expect.stringContaining('422')])
  await choose('專案安全維護執行成果統計表.odt', countyForm())
  await officer.getByRole('heading', { level: 1, name: '專案安全維護執行成果統計表' }).waitFor()
  await officer.getByText('有 1 個標記系統不認得：縣府承辦人').waitFor()
  await officer.getByText('表 2 第 2 列第 3 欄').first().waitFor()
})

test('a mark that is not known gets a fixed text, and the form its sender and day', async () => {
  await officer.getByRole('textbox', { name: /^來文的上級/ }).fill('嵐東縣政府政風處')
  await officer.getByLabel('「{{縣府承辦人}}」填入').selectOption('固定文字')
  await officer.getByRole('textbox', { name: /^「{{縣府承辦人}}」的固定文字/ }).fill('李專員')
  await button('儲存').click()
  await officer.getByText('有 1 個標記系統不認得').waitFor({ state: 'detached' })
  await expectGood(officer, 'form')
})

test('it is filled for a plan, looked over and downloaded', async () => {
  await officer.goto('/outcome')
  await officer.getByRole('main').getByRole('table').getByRole('link').first().click()
  await officer.getByRole('link', { name: '填上級表單' }).click()
  await officer.getByRole('heading', { name: '填入的內容' }).waitFor()
  await officer.getByText('填報機關：嵐東縣禾埔鄉公所').waitFor()
  await expectGood(officer, 'filled')
  const [begun] = await Promise.all([officer.waitForEvent('download'), button('下載填好的 ODT').click()])
  expect(begun.suggestedFilename()).toBe('專案安全維護執行成果統計表.odt')
  const content = strFromU8(unzipSync(await fs.readFile((await begun.path())!))['content.xml']!)
  expect(content).toContain('李專員')
  expect(content).toContain('【演練】')
  expect(content).not.toContain('{{')
})
