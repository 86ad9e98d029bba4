import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { inaccessible, sideways } from './accessible.ts'
import { expectText, photograph } from './acts.ts'
import { bothShots } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const api = await home.as('he.ruoqi')
const { body: plans } = await api.get('/plans')
const officer = await home.come('he.ruoqi', 'desk')
const head = await home.come('jian.chongyue', 'phone')
afterEach(() => home.expectQuiet())
afterAll(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  await bothShots(page, `approval-${name}`)
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const section = (page: Page, name: string) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })
const course = (page: Page) => section(page, '簽核')

async function memo(): Promise<string> {
  const id = newId()
  const drafting = { id, occasion: 'planMemo', sourceIds: [plans[0].id] }
  expect((await api.post('/official-documents', drafting)).status).toBe(200)
  return `/outcome/documents/${id}`
}

const page = await memo()

test('a memo goes to the head, who returns it with what is to be changed', async () => {
  await officer.goto(page)
  await button(officer, '陳核').click()
  await expectText(course(officer), /等 機關首長或主任秘書/)
  await expectGood(officer, 'sent')

  await head.goto('/')
  await head.getByRole('link', { name: /核定公文/ }).tap()
  await button(head, '退回').tap()
  await head.getByText('請寫明退回原因。').waitFor()
  await head.getByRole('textbox', { name: '意見' }).fill('請補列人事室。')
  await expectGood(head, 'decision')
  await button(head, '退回').tap()
  await expectText(course(head), /已退回.*請補列人事室。/)
})

test('sent again it asks the head to show who it is, and is approved', async () => {
  await officer.reload()
  await expectText(course(officer), /請補列人事室。/)
  await button(officer, '陳核').click()
  await expectText(course(officer), /等 機關首長或主任秘書/)

  await home.ask(`update session set started_at = started_at - interval '6 minutes', confirmed_at = null`)
  await head.goto(page)
  await button(head, '核定').tap()
  const dialog = head.getByRole('dialog', { name: '確認是您本人' })
  await dialog.getByLabel('密碼').fill('not the password')
  await dialog.getByRole('button', { name: '確認並繼續' }).tap()
  await dialog.getByText(/密碼不正確/).waitFor()
  await expectGood(head, 'confirm')
  await dialog.getByLabel('密碼').fill(home.password)
  await dialog.getByRole('button', { name: '確認並繼續' }).tap()
  await expectText(course(head), /已核定/)
  // It was asked without, and once with a wrong password.
  expect(home.complaints()).toHaveLength(2)
  await head.goto('/approvals')
  await expectGood(head, 'list-empty')
})

test('where it goes round on paper, the signed page settles it', async () => {
  await officer.goto(await memo())
  await button(officer, '陳核').click()
  await button(officer, '改以紙本簽核').click()
  const dialog = officer.getByRole('dialog', { name: '改以紙本簽核' })
  await dialog.getByLabel('選擇檔案：已簽署的頁面').setInputFiles(await photograph('簽.jpg', 3))
  await dialog.getByRole('img', { name: '簽.jpg' }).waitFor()
  await dialog.getByLabel('簽署人').fill('鄉長 簡崇岳')
  await expectGood(officer, 'paper')
  await dialog.getByRole('button', { name: '完成簽核' }).click()
  const again = officer.getByRole('dialog', { name: '確認是您本人' })
  await again.getByLabel('密碼').fill(home.password)
  await again.getByRole('button', { name: '確認並繼續' }).click()
  await expectText(course(officer), /紙本簽核.*鄉長 簡崇岳/)
  expect(home.complaints()).toHaveLength(1)
  await officer.goto('/approvals')
  await officer.getByText('已核定').first().waitFor()
  await expectGood(officer, 'list')
})

test('the agency sets whom it asks', async () => {
  await officer.goto('/agency?part=approvals')
  const plan = section(officer, '專案安全維護計畫')
  await plan.getByRole('button', { name: '加一關' }).click()
  await plan.getByRole('combobox', { name: '第 2 關' }).selectOption({ label: '主任秘書' })
  await plan.getByRole('button', { name: '儲存' }).click()
  await plan.getByRole('button', { name: '儲存' }).waitFor({ state: 'detached' })
  await expectGood(officer, 'routes')
})

test('two characters find what one may see', async () => {
  await officer.getByRole('link', { name: '搜尋' }).click()
  await officer.getByLabel('要找的詞').fill('滅火器')
  await officer.getByRole('search').getByRole('button', { name: '搜尋' }).click()
  await section(officer, '缺失').getByRole('link').first().waitFor()
  await expectGood(officer, 'search')
  await head.goto('/search?words=%E9%96%80')
  await head.getByText('每個詞至少要兩個字。').waitFor()
  await head.goto('/search?words=%E6%9F%A5%E7%84%A1%E6%AD%A4%E8%A9%9E')
  await head.getByText('沒有找到').waitFor()
  await expectGood(head, 'search-nothing')
})
