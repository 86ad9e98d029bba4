import { afterEach, describe, expect, test } from 'vitest'
import { inaccessible } from './accessible.ts'
import { expectText } from './acts.ts'
import { bothShots, shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()

describe('a sealed matter in the browser', () => {
  afterEach(async () => {
    home.expectQuiet()
    await home.everybodyLeaves()
  })

  test('is reported on a phone, and whoever reported it finds nothing of it afterwards', async () => {
    const page = await home.come('mo.yishan', 'phone')
    await page.goto('/reports/sealed/new')
    await page.getByText('密件外洩、遺失、被複製').tap()
    await page.getByRole('textbox', { name: '看到什麼' }).fill('桌上的密件卷宗少了一份附件')
    await page.getByRole('textbox', { name: '消息來源' }).fill('隔壁同仁說的')
    expect(await inaccessible(page)).toEqual([])
    await shot(page, '70-sealed-report')
    await page.getByRole('button', { name: '密封送出' }).tap()
    await page.getByText('已送達政風人員').waitFor()
    await page.goto('/reports/sealed')
    await page.getByText('沒有您可以閱覽的密件').waitFor()
  })

  test('is opened by a step of its own, shows who reads, keeps the source apart, and takes a note', async () => {
    const page = await home.come('he.ruoqi', 'desk')
    await page.goto('/reports/sealed')
    await page.getByRole('link', { name: /^M-/ }).first().click()
    await page.getByText('內容已密封').waitFor()
    expect(await page.getByText('少了一份附件').count()).toBe(0)
    await page.getByRole('button', { name: '開啟', exact: true }).click()
    await page.getByText('桌上的密件卷宗少了一份附件', { exact: true }).waitFor()
    await page.getByText(/可以閱覽：/).waitFor()
    expect(await page.getByText('隔壁同仁').count()).toBe(0)
    expect(await inaccessible(page)).toEqual([])
    await shot(page, '71-sealed-matter')

    await page.getByRole('button', { name: '查看來源' }).click()
    await page.getByText(/檢舉人身分受法律保護/).waitFor()
    await page.getByRole('dialog').getByRole('button', { name: '查看來源' }).click()
    await page.getByText('隔壁同仁說的').waitFor()
    await shot(page, '72-sealed-source')
    await page.getByRole('dialog').getByRole('button', { name: '關閉' }).click()

    await page.getByRole('button', { name: '寫註記' }).click()
    await page.getByRole('dialog').getByRole('textbox').fill('已清點卷宗')
    await page.getByRole('dialog').getByRole('button', { name: '寫註記' }).click()
    await expectText(page.getByRole('list').filter({ hasText: '收到通報' }), /已清點卷宗/)
    await expectText(page.getByRole('table', { name: '閱覽紀錄' }), /查看密件來源/)
    await shot(page, '73-sealed-log')
  })

  test('is written on its form, handed out as paper, and every copy stands in the list of readings', async () => {
    const page = await home.come('he.ruoqi', 'desk')
    await page.goto('/reports/sealed')
    await page.getByRole('link', { name: /^M-/ }).first().click()
    await page.getByRole('button', { name: '開啟', exact: true }).click()
    await page.getByText(/密件不得傳真/).waitFor()
    await page.getByRole('button', { name: '製作洩密或違反保密案件通報（初報）' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '您的回電號碼' }).fill('05-5826320')
    await dialog.getByRole('textbox', { name: '密等' }).fill('極機密')
    await dialog.getByRole('checkbox', { name: /極機密/ }).check()
    expect(await inaccessible(page)).toEqual([])
    await shot(page, '74-sealed-report-form')
    await dialog.getByRole('button', { name: '製作通報' }).click()
    const issued = page.getByRole('table', { name: '書面通報' })
    for (const ending of ['ODT', 'PDF']) {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        issued.getByRole('button', { name: ending }).click(),
      ])
      expect(file.suggestedFilename()).toBe(`洩密或違反保密案件通報（初報）.${ending.toLowerCase()}`)
      if (process.env.SHOTS) await file.saveAs(`${process.env.SHOTS}/75-sealed-report.${ending.toLowerCase()}`)
    }
    for (const device of ['desk', 'phone'] as const) {
      await page.setViewportSize(device === 'desk' ? { width: 1440, height: 900 } : { width: 390, height: 844 })
      expect(await inaccessible(page)).toEqual([])
      await bothShots(page, `76-sealed-reports-${device}`)
    }
    await page.goto('/reports/sealed')
    await page.getByRole('link', { name: /^M-/ }).first().click()
    await page.getByRole('button', { name: '開啟', exact: true }).click()
    await expectText(page.getByRole('table', { name: '閱覽紀錄' }), /下載密件書面通報/)
  })
})
