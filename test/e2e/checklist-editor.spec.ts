import type { Locator, Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { modelOf } from '#domain/checklist/model-checklists.ts'
import { sample } from '#domain/sample/sample-agency.ts'
import { inaccessible, sideways } from './accessible.ts'
import { download, expectText, go } from './acts.ts'
import { shot } from './browser.ts'
import { house } from './house.ts'

const home = await house('2026-02-04T10:00:00+08:00')
await home.found(sample.agencies.at(-1)!)
const desk = await home.enter('he.ruoqi')
const copied = '資訊機房檢查表（複本）'
const asked = '有廠商未登記時，機房溫度是幾度？'
let phone: Page
let id: string

const outline = desk.getByRole('navigation', { name: '題目大綱' })
const fields = desk.getByRole('region', { name: /^題目 / })
const preview = desk.getByRole('region', { name: '手機上的樣子' })
const condition = (name: string): Locator => fields.getByRole('group', { name, exact: true })
const choose = (words: RegExp) => outline.getByRole('button', { name: words }).click()
const saved = () => desk.getByText('草稿已儲存').waitFor()
const openPublishing = () => desk.getByRole('button', { name: /^發布…/ }).click()

describe('a form of the agency, from a copy to the phone', () => {
  test('every model of the product is there, and one is copied', async () => {
    await go(desk, '檢查')
    await desk.getByRole('link', { name: '檢查表', exact: true }).click()
    await desk.getByRole('link', { name: '資訊機房檢查表' }).waitFor()
    await expect.poll(() => desk.getByRole('table').first().getByRole('link').count()).toBe(11)
    expect(await inaccessible(desk)).toEqual([])
    await shot(desk, 'checklists-full')
    await desk.getByRole('link', { name: '資訊機房檢查表' }).click()
    await desk.getByRole('link', { name: '複製、匯出與停用' }).click()
    expect(await inaccessible(desk)).toEqual([])
    await desk.getByRole('button', { name: '複製這份檢查表' }).click()
    await desk.getByRole('heading', { level: 1, name: copied }).waitFor()
    await outline.waitFor()
    id = desk.url().split('/').at(-1)!
    await shot(desk, 'checklist-editor')
  })

  test('a question is put otherwise; the phone beside it says so, and the step can be taken back', async () => {
    await choose(/^2 /)
    const question = fields.getByRole('textbox', { name: '題目', exact: true })
    const before = await question.inputValue()
    await question.fill('訪客與廠商都有登記嗎？')
    await preview.getByRole('group', { name: '訪客與廠商都有登記嗎？' }).waitFor()
    await saved()
    await desk.keyboard.press('Control+z')
    await expect.poll(() => question.inputValue()).toBe(before)
    await desk.getByRole('button', { name: '重做' }).click()
    await expect.poll(() => question.inputValue()).toBe('訪客與廠商都有登記嗎？')
  })

  test('a number with limits is asked only where another answer is not compliant', async () => {
    await desk.getByRole('button', { name: '新增題目' }).click()
    await fields.getByRole('textbox', { name: '題目', exact: true }).fill(asked)
    await fields.getByRole('combobox', { name: '作答方式' }).selectOption({ label: '數字' })
    await fields.getByRole('textbox', { name: '最小值' }).fill('18')
    await fields.getByRole('textbox', { name: '最大值' }).fill('27')
    await fields.getByRole('textbox', { name: '單位' }).fill('℃')
    await condition('顯示條件').getByRole('button', { name: '新增條件' }).click()
    expect(await condition('顯示條件').getByRole('combobox', { name: '題目' }).inputValue()).toBe('F02')
    await preview.getByText(asked).waitFor({ state: 'detached' })
    const visitors = preview.getByRole('group', { name: '訪客與廠商都有登記嗎？' })
    await visitors.getByRole('radio', { name: '不符合' }).check({ force: true })
    await preview.getByText(asked).waitFor()
    await saved()
    expect(await inaccessible(desk)).toEqual([])
    await shot(desk, 'checklist-shown-if')
    await desk.emulateMedia({ colorScheme: 'dark' })
    await shot(desk, 'checklist-shown-if-dark')
    await desk.emulateMedia({ colorScheme: 'light' })
  })

  test('a question moves by keyboard and stays chosen', async () => {
    const row = outline.getByRole('button', { name: new RegExp(asked) })
    const numberOf = async () => Number.parseInt((await row.textContent())!, 10)
    const at = await numberOf()
    await row.press('Alt+ArrowUp')
    await expect.poll(numberOf).toBe(at - 1)
    await row.press('Alt+ArrowDown')
    await expect.poll(numberOf).toBe(at)
    expect(await desk.evaluate('document.activeElement.id')).toBe(await row.getAttribute('id'))
  })

  test('a question is dragged to another place, and back by one step', async () => {
    const row = (words: string) => outline.getByRole('listitem').filter({ hasText: words })
    const order = async () =>
      (await outline.getByRole('listitem').allTextContents()).findIndex((text) => text.includes(asked))
    const before = await order()
    await row(asked).dragTo(row('最近三十日'), { targetPosition: { x: 60, y: 4 } })
    await expect.poll(order).toBe(0)
    await desk.getByRole('button', { name: '復原' }).click()
    await expect.poll(order).toBe(before)
  })

  test('what was typed a moment ago is still there after a reload', async () => {
    await choose(new RegExp(asked))
    await fields.getByRole('textbox', { name: '依據' }).fill('機房管理須知')
    await desk.reload()
    await choose(new RegExp(asked))
    await expect.poll(() => fields.getByRole('textbox', { name: '依據' }).inputValue()).toBe('機房管理須知')
    await saved()
  })

  test('a circle of conditions is refused by name, and its question opens', async () => {
    await choose(/訪客與廠商都有登記嗎？/)
    await condition('顯示條件').getByRole('button', { name: '新增條件' }).click()
    const clause = condition('顯示條件')
    const added = (await outline.getByRole('button', { name: new RegExp(asked) }).getAttribute('id'))!
    await clause.getByRole('combobox', { name: '題目' }).selectOption(added.replace('outline-', ''))
    await openPublishing()
    const dialog = desk.getByRole('dialog')
    await dialog
      .getByText(/條件互相等待/)
      .first()
      .waitFor()
    expect(await dialog.getByRole('button', { name: /^發布第/ }).count()).toBe(0)
    expect(await inaccessible(desk)).toEqual([])
    await shot(desk, 'checklist-circular')
    await dialog.getByRole('button', { name: /F02/ }).first().click()
    await dialog.waitFor({ state: 'detached' })
    await clause.getByRole('button', { name: '移除條件' }).click()
    await desk.getByText(/處需要修正/).waitFor({ state: 'detached' })
  })

  test('what another officer saved meanwhile is not written over: one chooses', async () => {
    await saved()
    const director = await home.as('ding.weizhe')
    const { body: draft } = await director.get(`/checklists/${id}/draft`)
    const theirs = { ...draft.content, source: '主任加註' }
    const answer = await director.put(`/checklists/${id}/draft`, { version: draft.version, content: theirs })
    expect(answer.status).toBe(200)
    await choose(/^1 /)
    await fields.getByRole('textbox', { name: '檢查說明' }).fill('抽查三筆。')
    const dialog = desk.getByRole('alertdialog', { name: '另一位同仁也改了這份草稿' })
    await dialog.getByText('丁維哲').waitFor()
    await dialog.getByText('主任加註').waitFor()
    expect(await inaccessible(desk)).toEqual([])
    await shot(desk, 'checklist-conflict')
    await dialog.getByRole('button', { name: '用我的版本' }).click()
    await saved()
    const { body: after } = await director.get(`/checklists/${id}/draft`)
    expect(after.content.items[0].guidance).toBe('抽查三筆。')
    expect(after.content.source).not.toBe('主任加註')
    // The refusal is in the browser's own log, and only it.
    expect(home.complaints().filter((line) => !line.includes('409'))).toEqual([])
  })

  test('it is published; the next version says what differs', async () => {
    await openPublishing()
    await desk.getByRole('button', { name: '發布第 1 版' }).click()
    await desk.getByRole('heading', { name: '第 1 版' }).waitFor()
    await desk.getByRole('link', { name: '編輯', exact: true }).click()
    await choose(/^1 /)
    await fields.getByRole('textbox', { name: '檢查說明' }).fill('抽查五筆。')
    await saved()
    await openPublishing()
    await desk.getByRole('dialog').getByText('抽查五筆。').waitFor()
    await shot(desk, 'checklist-publish')
    await desk.getByRole('button', { name: '發布第 2 版' }).click()
    await desk.getByRole('heading', { name: '第 2 版' }).waitFor()
    await expectText(desk.getByRole('main'), /第 2 版.*何若琪.*檢查說明.*抽查三筆。.*抽查五筆。/)
    expect(await inaccessible(desk)).toEqual([])
    await shot(desk, 'checklist-versions')
  })

  test('it goes out as a spreadsheet, and comes in again as a draft of its own', async () => {
    await desk.getByRole('link', { name: '複製、匯出與停用' }).click()
    const bytes = await download(desk, '下載 XLSX')
    await desk.goto('/checklists')
    await desk
      .getByLabel('選擇試算表')
      .setInputFiles({ name: 'form.xlsx', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) })
    await outline.waitFor()
    await outline.getByRole('button', { name: new RegExp(asked) }).waitFor()
    expect(desk.url()).not.toContain(id)
    expect(await inaccessible(desk)).toEqual([])
    await shot(desk, 'checklist-imported')
  })

  test('a newer model comes in but for what was changed here, which one decides', async () => {
    const officer = await home.as('he.ruoqi')
    const { body: forms } = await officer.get('/checklists')
    const form = forms.find(({ kind }: any) => kind === 'officialSecrets')
    const { items, ...first } = modelOf('officialSecrets', 1)!
    const changed = items.map((item) => (item.key === 'B21' ? { ...item, question: '本機關的問法？' } : item))
    const content = { ...first, version: 1, modelVersion: 1, items: changed }
    expect((await officer.put(`/checklists/${form.id}/draft`, { version: 0, content })).status).toBe(200)
    await desk.goto('/checklists')
    await desk
      .getByRole('row', { name: /公務機密.*範本有新版/ })
      .getByRole('link')
      .click()
    await desk.getByRole('link', { name: '範本更新' }).click()
    const conflict = desk.getByRole('group', { name: /B21.*：題目/ })
    await conflict.waitFor()
    expect(await conflict.getByRole('radio', { name: '本機關' }).isChecked()).toBe(true)
    expect(await inaccessible(desk)).toEqual([])
    await shot(desk, 'checklist-model-update')
    await conflict.getByRole('radio', { name: '新範本' }).check({ force: true })
    await desk.getByRole('button', { name: '帶入草稿' }).click()
    await outline.waitFor()
    const { body: draft } = await officer.get(`/checklists/${form.id}/draft`)
    const newest = modelOf('officialSecrets', 2)!
    expect(draft.content.modelVersion).toBe(2)
    for (const key of ['B21', 'B23'])
      expect(draft.content.items.find((item: any) => item.key === key)).toEqual(
        newest.items.find((item) => item.key === key),
      )
    await desk.getByRole('link', { name: '複製、匯出與停用' }).click()
    await desk.getByRole('button', { name: '捨棄這份草稿' }).click()
    await desk.getByRole('dialog').getByRole('button', { name: '捨棄這份草稿' }).click()
    await desk.getByRole('heading', { name: '第 1 版' }).waitFor()
    expect((await officer.get(`/checklists/${form.id}/draft`)).body.version).toBe(0)
  })

  test('on a phone the editor is walked in steps', async () => {
    phone = await home.enter('he.ruoqi', 'phone')
    await phone.goto(`/checklists/${id}`)
    await phone.getByRole('navigation', { name: '題目大綱' }).waitFor()
    expect(await inaccessible(phone)).toEqual([])
    await shot(phone, 'checklist-phone-outline')
    await phone.getByRole('button', { name: new RegExp(asked) }).click()
    await phone.getByRole('textbox', { name: '最大值' }).waitFor()
    expect(await inaccessible(phone)).toEqual([])
    await shot(phone, 'checklist-phone-fields-full')
    await phone.getByRole('radio', { name: '手機預覽' }).check({ force: true })
    await phone.getByRole('region', { name: '手機上的樣子' }).waitFor()
    expect(await sideways(phone)).toBe(0)
    await shot(phone, 'checklist-phone-preview')
    await phone.context().close()
  })

  test('whoever fills it in is asked for the number only where it is due', async () => {
    phone = await home.enter('mo.yishan', 'phone')
    await phone.goto('/checks/start')
    await phone.getByRole('button', { name: new RegExp(copied) }).tap()
    const group = phone.getByRole('group', { name: '訪客與廠商都有登記嗎？' })
    await group.waitFor()
    expect(await phone.getByText(asked).count()).toBe(0)
    await group.getByRole('radio', { name: '不符合' }).tap()
    await phone.getByText(asked).first().waitFor()
    await phone.getByRole('textbox', { name: asked }).fill('31')
    await expectText(phone.getByRole('main'), /℃/)
    await shot(phone, 'checklist-phone-filled')
    expect(await inaccessible(phone)).toEqual([])
    home.expectQuiet()
  })
})
