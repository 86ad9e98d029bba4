import fs from 'node:fs'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { sample } from '#domain/sample/sample-agency.ts'
import { decided } from '#test/approvals.ts'
import { reasonsAreGiven } from '#test/outcome.ts'
import { decidedPlan } from '#test/plans.ts'
import { download, expectText, go } from './acts.ts'
import { shot } from './browser.ts'
import { house } from './house.ts'

const place = path.resolve(import.meta.dirname, '../../../shared/plans/gukeng-112-spring-festival.txt')

const home = await house('2023-01-13T09:00:00+08:00')
let officer: Page

describe('a real plan, from import to report', () => {
  const text = fs.readFileSync(place, 'utf8')
  let planId: string

  beforeAll(async () => {
    const founded = await home.found({ ...sample.agencies.at(-1)!, name: '雲林縣古坑鄉公所' })
    officer = await home.enter('he.ruoqi')
    await officer.goto('/plans/import')
    await officer.getByLabel('計畫全文').fill(text)
    await officer.getByRole('button', { name: '讀取條文' }).click()
    await officer.getByRole('heading', { level: 1, name: /112年/ }).waitFor()
    planId = officer.url().split('/').at(-1)!
    await officer.getByRole('region', { name: '計畫全文' }).locator('mark').first().waitFor()
    await shot(officer, '20-real-review')
    const api = await home.as('he.ruoqi')
    const { plan } = await decidedPlan(api, planId, founded)
    await api.post(`/plans/${planId}/submit`, { version: plan.version })
    expect((await decided(await home.as('jian.chongyue'), 'plan', planId)).status).toBe(200)
  })

  test('issued, it is alive: every day of its period, every clause with its state', async () => {
    await officer.reload()
    await expectText(officer.getByRole('main'), /112\/1\/16（一） 至 112\/1\/30（一），15 日/)
    const days = officer.getByRole('region', { name: '專案期間逐日' }).getByRole('listitem')
    await expect.poll(() => days.count()).toBe(15)
    const margins = officer.getByRole('region', { name: '計畫全文' }).getByRole('button')
    await expect.poll(() => margins.count()).toBeGreaterThan(25)
    await shot(officer, '21-real-live')
  })

  test('behind its period it is reported and closed', async () => {
    await home.moveTo('2023-02-20T09:00:00+08:00')
    officer = await home.enter('he.ruoqi')
    await go(officer, '成果')
    await officer.getByRole('table').getByRole('link').click()
    await officer.getByRole('heading', { name: '逐條辦理情形' }).waitFor()
    const pdf = await download(officer, '下載 PDF')
    expect(new TextDecoder().decode(pdf.subarray(0, 5))).toBe('%PDF-')
    await reasonsAreGiven(await home.as('he.ruoqi'), planId)
    await officer.reload()
    await officer.getByRole('button', { name: '結案' }).click()
    await officer.getByRole('button', { name: '確認結案' }).click()
    await officer.getByText(/何若琪於 .* 結案/).waitFor()
    await shot(officer, '22-real-report')
  })

  test('next year brings the law up to date and shows what changed', async () => {
    await officer.goto(`/plans/${planId}`)
    await officer.getByRole('button', { name: '下一年' }).click()
    await officer.getByRole('button', { name: '開始編擬' }).click()
    await officer.getByRole('heading', { level: 1, name: /113年/ }).waitFor()
    await officer.getByText(/引用條文更新 \d+ 處/).waitFor()
    await officer
      .getByRole('deletion')
      .filter({ hasText: /國家安全法第 ?2 ?條之 ?1/ })
      .first()
      .waitFor()
    await officer.getByRole('insertion').filter({ hasText: '第2條' }).first().waitFor()
    await shot(officer, '23-real-next-year')
    home.expectQuiet()
  })
})
