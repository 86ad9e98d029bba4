import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { inaccessible, sideways } from './accessible.ts'
import { download, expectText } from './acts.ts'
import { bothShots } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const officer = await home.as('he.ruoqi')
const { id: planId } = (await officer.get('/plans')).body[0]

afterEach(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  await bothShots(page, `contacts-${name}`)
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
const row = (page: Page, name: string) => page.getByRole('listitem').filter({ hasText: name })
const next = (page: Page) => page.getByRole('region', { name: '下一個' })

/** What stands first, and how it is dialled. */
const dialled = (page: Page) => next(page).getByRole('link').first().getAttribute('href')

describe('the directory', () => {
  test('is kept at the desk: a number is added, verified and withdrawn, and the list is printed', async () => {
    const page = await home.enter('he.ruoqi', 'desk')
    await page.getByRole('link', { name: /有聯絡電話需要確認/ }).waitFor()
    await page.goto('/agency')
    await page.getByRole('link', { name: '聯絡人', exact: true }).click()
    await heading(page, '聯絡人')
    await expectText(row(page, '禾埔分駐所'), /值班員警.*確認/)
    await expectText(row(page, '台電嵐東區處巡修'), /太久沒確認/)
    await expectText(row(page, '監視器維護廠商'), /尚未確認/)
    await expectText(row(page, '報案專線'), /公共專線/)
    await page.getByText(/個聯絡人的電話需要確認（超過 90 天/).waitFor()
    await expectGood(page, 'list')

    await page.getByRole('button', { name: '新增聯絡人' }).click()
    await page.getByLabel('類別').selectOption({ label: '自來水' })
    await page.getByRole('textbox', { name: '機關或單位名稱' }).fill('自來水公司禾埔營運所')
    await page.getByRole('textbox', { name: /^日間電話/ }).fill('請洽櫃台')
    await page.getByRole('button', { name: '儲存' }).click()
    await page.getByText('請填電話號碼').waitFor()
    await expectGood(page, 'add')
    await page.getByRole('textbox', { name: /^日間電話/ }).fill('05-000-0340')
    await page.getByRole('button', { name: '儲存' }).click()
    await row(page, '自來水公司禾埔營運所').getByRole('link', { name: '自來水公司禾埔營運所', exact: true }).click()
    await heading(page, '自來水公司禾埔營運所')
    await page.getByRole('button', { name: '確認電話' }).click()
    await expectGood(page, 'verify')
    await page.getByRole('button', { name: '記下結果' }).click()
    await expectText(page.getByRole('table'), /接通無誤.*05-000-0340/)
    await expectGood(page, 'one')

    await page.getByRole('button', { name: '停用' }).click()
    await page.getByRole('textbox', { name: '原因' }).fill('併入縣營運所')
    await page.getByRole('alertdialog').getByRole('button', { name: '停用' }).click()
    await page.getByText(/停用：併入縣營運所/).waitFor()
    await page.goto('/contacts')
    await row(page, '禾埔分駐所').waitFor()
    expect(await row(page, '自來水公司禾埔營運所').count()).toBe(0)
    await page.getByRole('link', { name: '看已停用的' }).click()
    await expectText(row(page, '自來水公司禾埔營運所'), /已停用/)
    const sheet = await download(page, '列印電話表 下載 PDF')
    expect(Buffer.from(sheet.subarray(0, 5)).toString()).toBe('%PDF-')
    home.expectQuiet()
  })

  test('is there on the phone of anybody, also without a network', async () => {
    const page = await home.come('mo.yishan', 'phone')
    await page.goto('/reports')
    await page.getByRole('link', { name: '聯絡人' }).tap()
    await heading(page, '聯絡人')
    const call = row(page, '安泰示範保全').getByRole('link', { name: /^撥打/ })
    expect(await call.first().getAttribute('href')).toBe('tel:050000140,12')
    expect(await call.last().getAttribute('href')).toBe('tel:050000149')
    await expectGood(page, 'list-phone')
    await page.evaluate('navigator.serviceWorker.ready.then(() => {})')
    await page.goto('/reports')
    await page.context().setOffline(true)
    await page.goto('/contacts')
    await heading(page, '聯絡人')
    await row(page, '禾埔消防分隊')
      .getByRole('link', { name: /撥打.*05-000-0119/ })
      .waitFor()
    await row(page, '禾埔消防分隊').getByRole('link', { name: '禾埔消防分隊', exact: true }).tap()
    await heading(page, '禾埔消防分隊')
    await page.getByText('05-000-0120').waitFor()
    await page.context().setOffline(false)
    // The browser itself reports each address that it could not reach.
    expect(home.complaints().every((one) => one.includes('ERR_INTERNET_DISCONNECTED'))).toBe(true)
  })
})

test('a drill is made on the phone: called one by one, a wrong number corrected, shown for a task of the plan', async () => {
  const page = await home.come('he.ruoqi', 'phone')
  await page.goto('/contacts/drills')
  await heading(page, '通聯測試')
  await expectGood(page, 'drills')
  await page.getByRole('button', { name: '開始通聯測試' }).tap()
  await expectText(next(page), /禾埔分駐所/)
  expect(await dialled(page)).toBe('tel:050000110')
  await expectGood(page, 'drill')

  await next(page).getByRole('button', { name: '號碼錯誤' }).tap()
  await page.getByRole('textbox', { name: '說明' }).fill('是民宅')
  await page.getByRole('button', { name: '記下結果' }).tap()
  await expectText(next(page), /禾埔消防分隊/)
  await next(page).getByRole('button', { name: '無人接聽' }).tap()
  await expectText(next(page), /嵐東醫院急診室/)
  for (;;) {
    const name = (await next(page).locator('strong').textContent())!
    if (name === '禾埔分駐所') break
    await next(page).getByRole('button', { name: '接通無誤' }).tap()
    await expect.poll(() => next(page).locator('strong').textContent(), { timeout: 10_000 }).not.toBe(name)
  }
  await next(page).getByText('號碼錯誤，請更正後再撥').waitFor()
  await expectGood(page, 'drill-wrong')
  await next(page).getByRole('button', { name: '更正號碼' }).tap()
  await page.getByRole('textbox', { name: /^日間電話/ }).fill('05-000-0111')
  await page.getByRole('button', { name: '儲存' }).tap()
  await expect.poll(() => dialled(page), { timeout: 10_000 }).toBe('tel:050000111')
  await next(page).getByRole('button', { name: '接通無誤' }).tap()
  await page.getByText('全部撥完了').waitFor()
  await page.getByRole('button', { name: '結束測試' }).tap()
  await expectGood(page, 'drill-end')
  const choice = page.getByLabel('作為哪一項應辦事項的佐證')
  const task = choice.getByRole('option').nth(1)
  await task.waitFor({ state: 'attached' })
  await choice.selectOption({ label: (await task.textContent())! })
  await page.getByRole('dialog').getByRole('button', { name: '結束測試' }).tap()
  await page.getByRole('link', { name: '下載 PDF' }).waitFor()
  await expectText(row(page, '禾埔分駐所'), /05-000-0110.*是民宅/)
  await expectGood(page, 'drill-ended')
  const record = await download(page, '下載 PDF')
  expect(Buffer.from(record.subarray(0, 5)).toString()).toBe('%PDF-')

  const shown = (await officer.get(`/assignments?planId=${planId}`)).body
  const drillId = new URL(page.url()).pathname.split('/').at(-1)
  const proof = shown.flatMap(({ evidence }: any) => evidence).find((one: any) => one.contactDrillId === drillId)
  expect(proof.note).toMatch(/接通 \d+ 個，無人接聽 1 個/)
  home.expectQuiet()
})
