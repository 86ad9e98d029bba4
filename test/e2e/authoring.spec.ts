import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import type { Assignment } from '#domain/assignment/assignment.ts'
import { sample } from '#domain/sample/sample-agency.ts'
import { decidedPlan } from '#test/plans.ts'
import { inaccessible } from './accessible.ts'
import { download, expectText, go, optionOf } from './acts.ts'
import { shot } from './browser.ts'
import { house } from './house.ts'

const home = await house('2026-09-01T09:00:00+08:00')
const { unitIds } = await home.found(sample.agencies.at(-1)!)
const officer = await home.enter('he.ruoqi')
const head = await home.enter('jian.chongyue', 'phone')
const api = await home.as('he.ruoqi')

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const clause = (page: Page, words: RegExp) => page.getByRole('button', { name: words })
const main = (page: Page) => page.getByRole('main')

/** The file as somebody saved it elsewhere. */
const edited = (odt: Uint8Array, change: (content: string) => string): Buffer => {
  const parts = unzipSync(odt)
  return Buffer.from(zipSync({ ...parts, 'content.xml': strToU8(change(strFromU8(parts['content.xml']!))) }))
}

describe('a plan written in the product', () => {
  let planId: string
  let odt: Uint8Array

  test('begins from a model with the calendar’s dates', async () => {
    await go(officer, '計畫')
    await officer.getByRole('link', { name: '從範本擬定' }).click()
    await officer.getByLabel('範本').selectOption('國慶日')
    await officer.getByLabel('年度').fill('115')
    await shot(officer, 'authoring-01-model')
    expect(await inaccessible(officer)).toEqual([])
    await officer.getByRole('button', { name: '產生草案' }).click()
    await heading(officer, /115年國慶期間專案安全維護計畫/).waitFor()
    planId = officer.url().split('/').at(-1)!
  })

  test('is edited clause by clause: numbers follow, references follow, the law is the day’s', async () => {
    await officer.getByRole('link', { name: '編修條文' }).click()
    await clause(officer, /政風室應於國慶連續假期前會同行政室檢查/).click()
    await officer.getByRole('button', { name: '在後新增' }).click()
    await officer.getByLabel('內容').fill('行政室應依規定管制停車場，比照辦理。')
    await officer.getByText('插入引用').click()
    const cited = officer.getByLabel('引用條文')
    await cited.selectOption({ index: await optionOf(cited, /行政室應於專案期間加強出入口/) })
    await officer.getByRole('button', { name: '插入' }).first().click()
    await expect.poll(() => officer.getByLabel('內容').inputValue()).toContain('伍、一（三）')
    await shot(officer, 'authoring-02-editor')
    expect(await inaccessible(officer)).toEqual([])
    await officer.getByLabel('內容').press('Alt+ArrowUp')
    await expect.poll(() => officer.getByLabel('內容').inputValue()).toContain('伍、一（三）')
    await officer.getByLabel('內容').press('Alt+ArrowDown')
    await officer.reload()
    await clause(officer, /（二）.*行政室應依規定管制停車場/).waitFor()
    await officer.getByRole('button', { name: '儲存' }).click()
    await heading(officer, /115年國慶期間/).waitFor()
    const { body } = await api.get(`/plans/${planId}`)
    expect(body.clauses.map(({ label }: { label: string }) => label)).toContain('伍.一.（七）')
  })

  test('is approved and issued, and leaves as ODT', async () => {
    const { plan } = await decidedPlan(api, planId, { unitIds })
    expect((await api.post(`/plans/${planId}/submit`, { version: plan.version })).status).toBe(200)
    await head.goto(`${home.address}/plans/${planId}`)
    await head.getByRole('button', { name: '核定', exact: true }).tap()
    await head.getByRole('region', { name: '專案期間逐日' }).waitFor()
    await officer.goto(`${home.address}/plans/${planId}`)
    await heading(officer, /115年國慶期間/).waitFor()
    odt = await download(officer, 'ODT')
    expect(strFromU8(unzipSync(odt)['content.xml']!)).toContain('比照辦理')
  })

  test('comes back edited outside: clause by clause, with what that does, and becomes an amendment', async () => {
    await officer.getByRole('link', { name: '比對檔案' }).click()
    const file = edited(odt, (content) =>
      content
        .replace('召開安全維護會報，', '擴大召開安全維護會報，邀集村長列席，')
        .replace(/<text:p[^>]*>（七）[^<]*<\/text:p>/, ''),
    )
    const chosen = { name: '計畫.odt', mimeType: 'application/vnd.oasis.opendocument.text', buffer: file }
    await officer.locator('input[type="file"]').setInputFiles(chosen)
    const changes = officer.getByRole('list', { name: '條文變更' })
    await expectText(changes, /邀集村長列席/)
    await expectText(changes, /刪除/)
    await shot(officer, 'authoring-03-compare')
    expect(await inaccessible(officer)).toEqual([])
    await officer.getByRole('button', { name: '據以擬訂修正案' }).click()
    await officer.getByLabel('修正理由').fill('縣府函示邀集村長列席')
    await officer.getByRole('button', { name: '開始擬訂' }).click()
    await officer.getByRole('heading', { name: '第1次修正的影響' }).waitFor()
    await shot(officer, 'authoring-04-amendment')
  })

  test('the head sees what the amendment does before it is issued, and the plan says which version is in force', async () => {
    const id = officer.url().split('/').at(-1)!
    const { plan } = await decidedPlan(api, id, { unitIds })
    const before: Assignment[] = (await api.get(`/assignments?planId=${planId}`)).body
    expect((await api.post(`/plans/${id}/submit`, { version: plan.version })).status).toBe(200)
    await head.goto(`${home.address}/plans/${id}`)
    await head.getByText('縣府函示邀集村長列席').waitFor()
    await expectText(main(head), /不再需要|取消/)
    await shot(head, 'authoring-05-head')
    expect(await inaccessible(head)).toEqual([])
    await head.getByRole('button', { name: '核定', exact: true }).tap()
    await expect.poll(async () => (await api.get(`/plans/${planId}`)).body.plan.amendmentNumber).toBe(1)
    const after: Assignment[] = (await api.get(`/assignments?planId=${planId}`)).body
    expect(after.length).toBeLessThan(before.length)
    await officer.goto(`${home.address}/plans/${planId}`)
    await officer.getByRole('link', { name: /第1次修正，.*生效/ }).click()
    await officer.getByRole('heading', { name: '第1次修正（現行）' }).waitFor()
    await officer.getByRole('heading', { name: '原計畫' }).waitFor()
    await shot(officer, 'authoring-06-versions')
    expect(await inaccessible(officer)).toEqual([])
  })
})
