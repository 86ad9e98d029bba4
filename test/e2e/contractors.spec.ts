import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { inaccessible, sideways } from './accessible.ts'
import { download, expectText } from './acts.ts'
import { bothShots } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()

afterEach(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  await bothShots(page, `contractors-${name}`)
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
const row = (page: Page, name: string | RegExp) => page.getByRole('row').filter({ hasText: name })
const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString() === '%PDF-'

describe('a contractor', () => {
  test('is added at the desk, refused with an identity number, and shows what is missing until it is there', async () => {
    const page = await home.enter('peng.yaozu', 'desk')
    await page.goto('/checks')
    await page.getByRole('link', { name: '委外廠商', exact: true }).waitFor()
    await expectGood(page, 'places')
    await page.getByRole('link', { name: '委外廠商', exact: true }).click()
    await heading(page, '委外廠商')
    await expectText(row(page, '安泰示範保全').first(), /剩 25 天/)
    await expectGood(page, 'list')
    expect(isPdf(await download(page, '廠商清冊 下載 PDF'))).toBe(true)

    await page.getByRole('button', { name: '新增廠商' }).click()
    await page.getByRole('textbox', { name: '廠商', exact: true }).fill('禾記影印 A123456789')
    await page.getByLabel('類別').selectOption({ label: '影印機' })
    await page.getByRole('button', { name: '儲存' }).click()
    await page.getByText('請勿登錄身分證或居留證號碼').waitFor()
    await expectGood(page, 'refused')
    await page.getByRole('textbox', { name: '廠商', exact: true }).fill('禾記影印')
    await page.getByRole('button', { name: '儲存' }).click()
    await page.getByRole('link', { name: '禾記影印' }).click()
    await heading(page, '禾記影印')
    await page.getByText('無有效契約').waitFor()
    await page.getByRole('button', { name: '登錄文件' }).click()
    await page.getByRole('textbox', { name: '名稱或案號' }).fill('影印機租賃契約')
    await page.getByRole('button', { name: '儲存' }).click()
    await expectText(row(page, '影印機租賃契約'), /有保密條款/)
    await page.getByText('無有效契約').waitFor({ state: 'detached' })
    await expectGood(page, 'one')
    // The browser itself reports what was refused.
    expect(home.complaints().every((one) => one.includes('422'))).toBe(true)
  })

  test('gets its work order from the head of the unit, who sees it waiting', async () => {
    const page = await home.enter('peng.yaozu', 'desk')
    await page.getByRole('link', { name: /核准廠商工作單/ }).click()
    await heading(page, '工作單')
    await page.getByText('公文系統遠端修正').first().waitFor()
    await page.getByRole('heading', { level: 2, name: '簽核' }).waitFor()
    await expectGood(page, 'order')
    home.expectQuiet()
  })

  test('is let in by thumb at the door, and noted when it leaves', async () => {
    const page = await home.come('mo.yishan', 'phone')
    await page.goto('/contractors/entries')
    await heading(page, '廠商進出')
    await expectText(page.getByRole('listitem').filter({ hasText: '許領班' }), /青禾清潔/)
    await expectGood(page, 'door')
    await page.getByLabel('廠商', { exact: true }).selectOption({ label: '遠山資訊服務（資訊系統）' })
    await page.getByLabel('人員', { exact: true }).selectOption({ label: '林工程師' })
    await page.getByLabel('地點').selectOption({ label: '資訊機房' })
    await page.getByRole('textbox', { name: '事由' }).fill('檢查備援電源')
    await page.getByRole('button', { name: '登記進場' }).tap()
    await expectText(page.getByRole('listitem').filter({ hasText: '林工程師' }), /檢查備援電源.*陪同 莫怡珊/)
    await expectGood(page, 'door-inside')
    await page.getByRole('button', { name: '林工程師離開' }).tap()
    await page.getByRole('listitem').filter({ hasText: '林工程師' }).waitFor({ state: 'detached' })
    await expectText(page.getByRole('table').first(), /林工程師/)
    home.expectQuiet()
  })
})

describe('a place that is likely to be attacked', () => {
  test('is looked after at the desk, with its measures, and its register is printed', async () => {
    const page = await home.enter('he.ruoqi', 'desk')
    await page.goto('/agency')
    await page.getByRole('link', { name: '防護目標', exact: true }).click()
    await heading(page, '防護目標')
    await expectText(row(page, '第一淨水場取水口'), /逾期未執行/)
    await expectGood(page, 'targets')
    expect(isPdf(await download(page, '目標清冊 下載 PDF'))).toBe(true)
    await page.getByRole('link', { name: '第一淨水場取水口' }).click()
    await heading(page, '第一淨水場取水口')
    await row(page, '修復夜間照明').getByRole('button', { name: '更新' }).click()
    await page.getByRole('radio', { name: '已執行' }).check()
    await page.getByRole('button', { name: '儲存' }).click()
    await expectText(row(page, '修復夜間照明'), /已執行/)
    await expectGood(page, 'target')
    home.expectQuiet()
  })

  test('is not there for whoever has no part in it', async () => {
    const page = await home.come('qin.yichen', 'phone')
    await page.goto('/targets')
    await page.getByText('沒有可看的防護目標').waitFor()
    await page.goto('/emergency-plans')
    await page.getByText('沒有可看的緊急應變計畫').waitFor()
    home.expectQuiet()
  })
})

test('the call tree of an emergency plan is on the phone of whoever is on duty, each number a touch away', async () => {
  const page = await home.come('xiang.jinfa', 'phone')
  await page.goto('/emergency-plans')
  await page.getByRole('link', { name: '禾埔鄉公所緊急應變計畫' }).tap()
  await heading(page, '禾埔鄉公所緊急應變計畫')
  const station = page.getByRole('listitem').filter({ hasText: '禾埔分駐所' })
  await expectText(station, /1\.1/)
  expect(await station.getByRole('link').first().getAttribute('href')).toBe('tel:050000110')
  await expectGood(page, 'tree')
  expect(isPdf(await download(page, '聯絡樹 下載 PDF'))).toBe(true)
  home.expectQuiet()
})
