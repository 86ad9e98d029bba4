import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { inaccessible, sideways } from './accessible.ts'
import { attach, download, expectText, go } from './acts.ts'
import { shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
afterEach(() => home.expectQuiet())

const what = '後門門弓器故障，無法自動關閉'
const [officer, staff] = [await home.come('he.ruoqi', 'desk'), await home.come('peng.yaozu', 'phone')]
afterAll(async () => {
  for (const page of [officer, staff]) await page.context().close()
})

/** Does one of the steps that a dialog asks about. */
async function step(page: Page, name: string, remark = ''): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  if (remark) await dialog.getByRole('textbox').last().fill(remark)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

const state = (page: Page): Locator => page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) })
const open = async (page: Page): Promise<void> => {
  await page.goto('/deficiencies')
  await page.getByRole('link', { name: what }).first().click()
  await page.getByRole('heading', { level: 1, name: what }).waitFor()
}

async function mend(description: string, photo: string): Promise<void> {
  await staff.getByLabel('改善情形', { exact: true }).fill(description)
  await attach(staff, '改善後', photo)
  await staff.getByRole('button', { name: '送出改善情形' }).tap()
  await expectText(state(staff), /待複查/)
}

describe('the life of a deficiency, from the one who saw it to the one who closes it', () => {
  test('ethics records what it saw, with a photograph', async () => {
    await officer.goto('/')
    await go(officer, '缺失')
    await officer.getByRole('link', { name: '登錄缺失' }).click()
    await officer.getByLabel('缺失單位').selectOption({ label: '行政室' })
    await officer.getByLabel('缺失', { exact: true }).fill(what)
    await officer.getByLabel('地點').fill('後門')
    await attach(officer, '改善前', '門弓器.jpg')
    await shot(officer, 'deficiency-new')
    expect(await inaccessible(officer)).toEqual([])
    await officer.getByRole('button', { name: '登錄', exact: true }).click()
    await officer.getByRole('link', { name: what }).waitFor()
  })

  test('it is found by words of two characters, and the view is kept under a name', async () => {
    await officer.getByLabel('缺失或地點的字詞').fill('門弓')
    await officer.getByRole('button', { name: '搜尋' }).click()
    await expectText(officer.getByRole('main'), /共 1 件/)
    await officer.getByRole('button', { name: '儲存這個檢視' }).click()
    await officer.getByLabel('檢視名稱').fill('門的事')
    await officer.getByRole('dialog').getByRole('button', { name: '儲存' }).click()
    await officer.getByRole('link', { name: '門的事' }).waitFor()
    await officer.goto('/deficiencies')
    await officer.getByRole('link', { name: '門的事' }).click()
    await expectText(officer.getByRole('main'), /共 1 件/)
    expect(officer.url()).toContain(encodeURIComponent('門弓'))
    await shot(officer, 'deficiency-list')
  })

  test('it is reported to the head and handed to the unit, and the letter is there to be sent', async () => {
    await open(officer)
    await step(officer, '簽報首長', '擬移請行政室改善')
    await expectText(state(officer), /已簽報首長/)
    await step(officer, '移請單位改善')
    await expectText(state(officer), /已移請改善/)
    await officer.getByRole('button', { name: '擬公文' }).click()
    await officer.getByRole('dialog').getByRole('button', { name: '移請單位改善（書函）' }).click()
    await officer.getByRole('heading', { level: 1, name: '書函' }).waitFor()
    const letter = await download(officer, 'PDF', 'button')
    expect(Buffer.from(letter.subarray(0, 5)).toString()).toBe('%PDF-')
  })

  test('the unit mends it on the phone, with a photograph', async () => {
    await open(staff)
    await step(staff, '填暫行措施', '先以門擋固定並派人巡視')
    await mend('已更換門弓器', '新門弓器.jpg')
    await shot(staff, 'deficiency-mended-phone')
    expect([await inaccessible(staff), await sideways(staff)]).toEqual([[], 0])
    expect(await staff.getByRole('button', { name: '複查通過' }).count()).toBe(0)
  })

  test('what is not in order is returned, and mended again', async () => {
    await open(officer)
    await officer.getByLabel('複查意見').fill('仍有縫隙')
    await officer.getByRole('button', { name: '退回改善' }).click()
    await expectText(state(officer), /改善中/)
    await open(staff)
    await mend('已調整門框，完全密合', '門框.jpg')
  })

  test('another than who mended looks at it, before and after side by side, and closes it', async () => {
    await open(officer)
    await expectText(officer.getByRole('main'), /已調整門框.*已更換門弓器/s)
    await shot(officer, 'deficiency-before-after')
    await officer.getByRole('button', { name: '複查通過' }).click()
    await expectText(state(officer), /複查通過/)
    await step(officer, '解除列管', '結案')
    await expectText(state(officer), /已解除列管/)
    await expectText(
      officer.getByRole('main'),
      /簽報首長.*移請單位改善.*暫行措施.*填報改善情形.*退回改善.*填報改善情形.*複查通過.*解除列管/s,
    )
    await shot(officer, 'deficiency-closed')
    expect(await inaccessible(officer)).toEqual([])
  })

  test('many are handed over at once from the list', async () => {
    await officer.goto('/deficiencies?status=found')
    await officer.getByText('選取列出的').click()
    const chosen = officer.getByRole('region', { name: '整批處理' })
    await chosen.getByRole('button', { name: '移請單位改善' }).click()
    await shot(officer, 'deficiency-bulk')
    await officer.getByRole('dialog').getByRole('button', { name: '移請單位改善' }).click()
    await expectText(officer.getByRole('main'), /沒有符合條件的缺失/)
  })

  test('how long the open ones lie there is seen as bars and as figures', async () => {
    await officer.goto('/deficiencies')
    await officer.getByText('未改善缺失的天數').first().click()
    await officer.getByRole('columnheader', { name: '合計' }).waitFor()
    await shot(officer, 'deficiency-ages')
    expect(await inaccessible(officer)).toEqual([])
  })
})
