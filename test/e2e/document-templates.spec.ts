import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, expect, test } from 'vitest'
import { inaccessible, sideways } from './accessible.ts'
import { expectText } from './acts.ts'
import { shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const api = await home.as('he.ruoqi')
const { body: plans } = await api.get('/plans')
const officer = await home.come('he.ruoqi', 'desk')
const head = await home.come('jian.chongyue', 'phone')
afterEach(() => home.expectQuiet())
afterAll(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await shot(page, `template-${name}-${colorScheme}-full`)
  }
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name })
const field = (page: Page, name: string | RegExp) => page.getByRole('textbox', { name })
const picture = (page: Page) => page.getByRole('region', { name: '預覽' }).getByRole('img')
const drawn = (page: Page) => picture(page).getAttribute('src')

/** The page is drawn anew once the typing pauses. */
const expectDrawnAnew = (page: Page, before: string | null) => expect.poll(() => drawn(page)).not.toBe(before)

test('an officer words the letter about a plan anew and sees the page while typing', async () => {
  await officer.goto('/agency')
  await officer.getByRole('link', { name: '文書範本' }).click()
  await officer.getByRole('link', { name: '計畫函發各單位' }).click()
  await picture(officer).waitFor()
  const first = await drawn(officer)
  await field(officer, '主旨').fill('函送，請配合。')
  await field(officer, '主旨').press('Home')
  await field(officer, '主旨').press('ArrowRight')
  await field(officer, '主旨').press('ArrowRight')
  await button(officer, /^插入 計畫名稱/).click()
  expect(await field(officer, '主旨').inputValue()).toBe('函送{計畫名稱}，請配合。')
  await expectDrawnAnew(officer, first)
  await expectGood(officer, 'editor')
})

test('a wrong placeholder is named where it stands, and the picture stays as it was', async () => {
  const before = await drawn(officer)
  await field(officer, '辦法').fill('一、請依{計劃名稱}辦理。')
  await officer.getByText('第 1 行：沒有「計劃名稱」這個代稱').first().waitFor()
  await officer.getByText('這是改正前的畫面').waitFor()
  expect(await drawn(officer)).toBe(before)
  expect(await button(officer, '送簽核').isDisabled()).toBe(true)
  await expectGood(officer, 'fault')
  await field(officer, '辦法').fill('一、請依{計畫名稱}辦理。')
  await expectDrawnAnew(officer, before)
})

test('it is sent with what was changed, and the head approves it on the phone', async () => {
  await button(officer, '送簽核').click()
  const dialog = officer.getByRole('dialog', { name: '送簽核' })
  await expectText(dialog, /修改的部分：主旨、辦法/)
  await dialog.getByRole('textbox', { name: '修改說明' }).fill('主旨寫得短一些')
  await expectGood(officer, 'send')
  await dialog.getByRole('button', { name: '送簽核' }).click()
  await officer.getByText('第 1 版簽核中').waitFor()

  await head.goto('/')
  await head.getByRole('link', { name: /核定文書範本/ }).tap()
  await head.getByText('主旨寫得短一些').waitFor()
  await picture(head).waitFor()
  await expectGood(head, 'approval')
  await button(head, '核定').tap()
  await head.getByText('已核定').first().waitFor()

  const id = crypto.randomUUID()
  const drafting = { id, occasion: 'planLetter', sourceIds: [plans[0].id] }
  expect((await api.post('/official-documents', drafting)).status).toBe(200)
  await officer.goto(`/outcome/documents/${id}`)
  await expectText(officer.getByRole('article'), new RegExp(`函送${plans[0].title}，請配合。`))
  await officer.getByText('第 1 版').waitFor()
})

test('an officer sets logo and margins of all papers, on a phone too', async () => {
  const phone = await home.come('he.ruoqi', 'phone')
  await phone.goto('/templates/look')
  await picture(phone).waitFor()
  const before = await drawn(phone)
  const logo = await sharp({ create: { width: 120, height: 80, channels: 3, background: '#a33' } })
    .png()
    .toBuffer()
  await phone.locator('input[type=file]').setInputFiles({ name: '標誌.png', mimeType: 'image/png', buffer: logo })
  await phone.getByRole('img', { name: '標誌', exact: true }).waitFor()
  await expectDrawnAnew(phone, before)
  const withLogo = await drawn(phone)
  await phone.getByLabel('每頁左側印裝訂線').check()
  await field(phone, '左').fill('30')
  await expectDrawnAnew(phone, withLogo)
  await expectGood(phone, 'look')
  await button(phone, '存草稿').tap()
  await phone.getByText('沒有未存的修改').waitFor()
  await phone.goto('/templates')
  await expectText(phone.getByRole('table'), /版面.*有草稿/s)
})
