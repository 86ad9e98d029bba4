import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { inaccessible, sideways } from './accessible.ts'
import { expectText } from './acts.ts'
import { shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
afterEach(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  await page.getByText('載入中').first().waitFor({ state: 'detached' })
  await shot(page, `laws-${name}-full`)
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

describe('the law library', () => {
  test('is read, added to, corrected and taken back at the desk', async () => {
    const page = await home.enter('he.ruoqi', 'desk')
    await page.goto('/agency')
    await page.getByRole('link', { name: '法規', exact: true }).click()
    await heading(page, '法規')
    await expectText(page.getByRole('row').filter({ hasText: '國家安全法' }), /112\/12\/1/)
    await expectGood(page, 'list')
    await page.getByRole('link', { name: '國家安全法' }).click()
    await expectText(page.getByRole('main'), /第2條之1 → 第2條/)
    await expectText(page.getByRole('main'), /引用處/)
    await expectGood(page, 'law')

    await page.goto('/laws/new')
    await page.getByRole('button', { name: '儲存' }).click()
    await expectText(page.getByRole('main'), /有欄位空白/)
    await page.getByText('（尚未命名）').click()
    await page.getByLabel('名稱').fill('禾埔鄉守望相助要點')
    await page.getByRole('button', { name: '儲存' }).click()
    await expectText(page.getByRole('main'), /「禾埔鄉守望相助要點」沒有寫來源/)
    await expectGood(page, 'new')
    await page.getByLabel('來源').fill('本所 114-01-01 函頒')
    await page.getByRole('button', { name: '儲存' }).click()
    await heading(page, '禾埔鄉守望相助要點')
    await expectText(page.getByRole('main'), /本機關/)
    await page.getByRole('link', { name: '異動紀錄' }).click()
    await expectText(page.getByRole('main'), /本所 114-01-01 函頒/)
    await page.getByRole('button', { name: '撤回' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '撤回' }).click()
    await heading(page, '法規')
    await page.getByRole('radio', { name: '本機關' }).check({ force: true })
    await expectText(page.getByRole('row').filter({ hasText: '禾埔鄉守望相助要點' }), /已撤回/)
    home.expectQuiet()
  })

  test('takes laws out of a file, and says what changed since the plan before', async () => {
    const page = await home.enter('he.ruoqi', 'desk')
    await page.goto('/laws/import')
    const rows = '法規,施行日,來源,備忘\n夜間巡守要點,114/1/1,本所函頒,\n無源要點,114/1/1,,\n'
    await page
      .getByLabel('選擇檔案')
      .setInputFiles({ name: 'laws.csv', mimeType: 'text/csv', buffer: Buffer.from(rows) })
    await expectText(page.getByRole('row').filter({ hasText: '無源要點' }), /沒有寫來源/)
    await expectText(page.getByRole('main'), /未讀取：備忘/)
    await expectGood(page, 'import')
    await page.getByRole('button', { name: '收下 1 筆' }).click()
    await expectText(page.getByRole('row').filter({ hasText: '夜間巡守要點' }), /本機關/)
    await page.goto('/laws/changes')
    await heading(page, '法規變更比對')
    await expectGood(page, 'changes')
    home.expectQuiet()
  })

  test('is read and written on the phone', async () => {
    const page = await home.enter('he.ruoqi', 'phone')
    await page.goto('/laws')
    await page.getByLabel('找法規名稱或簡稱').fill('國安法')
    await page.getByRole('link', { name: '國家安全法' }).click()
    await heading(page, '國家安全法')
    await expectGood(page, 'phone')
    await page.goto('/laws/national-security-act?part=edit')
    await page.getByRole('button', { name: '新增版本' }).waitFor()
    await expectGood(page, 'phone-edit')
    home.expectQuiet()
  })
})
