import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, test } from 'vitest'
import { typedSecret } from '#domain/awareness-campaign/awareness-link.ts'
import { modelPieces } from '#domain/awareness-campaign/model-pieces.ts'
import { textOf } from '#test/pdf-text.ts'
import { inaccessible, sideways } from './accessible.ts'
import { bothShots } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const officer = await home.come('he.ruoqi', 'desk')
const clerk = await home.come('mo.yishan', 'phone')
afterEach(() => home.expectQuiet())
afterAll(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  await bothShots(page, `awareness-${name}`)
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
async function confirm(page: Page, name: string): Promise<void> {
  await button(page, name).click()
  const dialog = page.getByRole('dialog', { name, exact: true })
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

const questions = modelPieces.flatMap((piece) => piece.questions)
/** Answers what is asked, one question on the screen after the other; right, or the first few not. */
async function answer(page: Page, count: number, wrong = 0): Promise<void> {
  for (let at = 0; at < count; at += 1) {
    await page.getByText(`第 ${at + 1} 題，共 ${count} 題`).waitFor()
    const text = await page.getByRole('heading', { level: 2 }).textContent()
    const { options, right } = questions.find((one) => one.text === text)!
    await page.getByText(options[at < wrong ? (right + 1) % options.length : right]!, { exact: true }).tap()
    if (at === 0) await expectGood(page, 'question-phone')
    await button(page, at === count - 1 ? '送出答案' : '下一步').tap()
  }
}

test('ethics chooses pieces and audience, sends, and sees who is missing', async () => {
  await officer.goto('/awareness')
  await heading(officer, '宣導')
  await expectGood(officer, 'list')
  await officer.getByRole('link', { name: '春節前防詐與社交工程宣導' }).click()
  await officer.getByRole('heading', { name: '各單位完成情形' }).waitFor()
  await expectGood(officer, 'campaign')
  await officer.goto('/awareness/new')
  await officer.getByRole('textbox', { name: '宣導名稱' }).fill('連假用火用電宣導')
  await officer.getByRole('group', { name: '宣導內容' }).getByText('用火用電安全', { exact: true }).click()
  await officer.getByRole('group', { name: '對象單位' }).getByText('行政室', { exact: true }).click()
  await expectGood(officer, 'new')
  await button(officer, '儲存').click()
  await heading(officer, '連假用火用電宣導')
  await confirm(officer, '發送')
  await officer.getByText('未完成 4').waitFor()
})

test('who it was sent to finds it today, reads, fails, reads why, and passes at the second try', async () => {
  await clerk.goto('/')
  await clerk.getByRole('link', { name: /連假用火用電宣導/ }).tap()
  await heading(clerk, '連假用火用電宣導')
  await expectGood(clerk, 'reading-phone')
  await button(clerk, '我已閱讀，開始作答（4 題）').tap()
  await answer(clerk, 4, 2)
  await clerk.getByText('還沒通過，請看完說明再試一次。').waitFor()
  await expectGood(clerk, 'failed-phone')
  await button(clerk, '再試一次').tap()
  await answer(clerk, 4)
  await clerk.getByText('通過，已完成這次宣導。').waitFor()
  await officer.reload()
  await officer.getByText('未完成 3').waitFor()
})

test('who never signs in answers by a slip, on a page that opens nothing else', async () => {
  const asked = await home.as('he.ruoqi')
  const campaigns = (await asked.get('/awareness-campaigns')).body
  const { id } = campaigns.find((one: any) => one.title === '春節前防詐與社交工程宣導')
  const { recipients } = (await asked.get(`/awareness-campaigns/${id}`)).body
  const cleaner = recipients.find(({ name }: any) => name === '邱阿滿').id
  const slip = await asked.post(`/awareness-campaigns/${id}/slips.pdf`, { recipientIds: [cleaner] })
  const [code] = /(?:[a-z\d]{4}-){6}[a-z\d]{2}/.exec(await textOf(new Uint8Array(slip.body)))!

  const phone = await home.visit('phone')
  const asking: string[] = []
  phone.on('request', (request) => asking.push(request.url()))
  await phone.goto(`/a#${typedSecret(code)}`)
  await phone.getByRole('textbox', { name: '您的四位數字' }).fill('2051')
  await expectGood(phone, 'link-phone')
  await button(phone, '開始閱讀').tap()
  await heading(phone, '春節前防詐與社交工程宣導')
  await phone.getByText('我是邱阿滿').waitFor()
  await expectGood(phone, 'link-reading-phone')
  await button(phone, '下一步').tap()
  await button(phone, '我已閱讀，開始作答（5 題）').tap()
  await answer(phone, 5)
  await phone.getByText('通過，已完成這次宣導。').waitFor()
  await expectGood(phone, 'link-passed-phone')
  expect(asking.filter((url) => url.includes(typedSecret(code)))).toEqual([])
  const interfaceAsked = asking.flatMap((url) => /\/api\/[\w-]+(?:\/\w+)?/.exec(url) ?? [])
  expect(new Set(interfaceAsked.filter((address) => address !== '/api/session'))).toEqual(
    new Set(['/api/awareness-link/open', '/api/awareness-link/confirm', '/api/awareness-link/answer']),
  )
})

test('without the digits a slip opens nothing, and its code can be typed', async () => {
  const phone = await home.visit('phone')
  await phone.goto('/a')
  await phone.getByRole('textbox', { name: '紙條上的代碼' }).fill('abcd-efgh-jkmn-pqrs-tuvw-xyz2-34')
  await phone.getByRole('textbox', { name: '您的四位數字' }).fill('0000')
  await button(phone, '開始閱讀').tap()
  await phone.getByText(/代碼或數字不符/).waitFor()
  await expectGood(phone, 'link-refused-phone')
  expect(home.complaints().filter((one) => !one.includes('awareness-link'))).toEqual([])
})

test('a drill is planned and begun; who is there says so by the code, and what was found becomes a deficiency', async () => {
  await officer.goto('/awareness/trainings/new')
  await officer.getByRole('textbox', { name: '地點' }).fill('中庭')
  await button(officer, '儲存').click()
  await heading(officer, '消防與避難演練')
  await confirm(officer, '開始')
  const code = (await officer.getByText(/^\d{6}$/).textContent())!
  await clerk.goto(`/awareness/trainings/attend/${code}`)
  await button(clerk, '我到了').tap()
  await clerk.getByText('報到完成').waitFor()
  await officer.reload()
  await officer.getByRole('row').filter({ hasText: '莫怡珊' }).waitFor()
  await button(officer, '登錄缺失').click()
  const dialog = officer.getByRole('dialog', { name: '登錄缺失' })
  await dialog.getByRole('textbox', { name: '缺失內容' }).fill('後梯標示燈不亮')
  await dialog.getByLabel('單位').selectOption({ label: '行政室' })
  await dialog.getByRole('button', { name: '登錄缺失', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await expectGood(officer, 'training')
  await officer.getByRole('link', { name: '後梯標示燈不亮' }).click()
  await officer.getByText('演練或講習').first().waitFor()
})

test('the library is read and put into own words, and people without an account are entered', async () => {
  await officer.goto('/awareness?part=pieces')
  await officer.getByRole('link', { name: '炸彈恐嚇與可疑物品' }).click()
  await heading(officer, '炸彈恐嚇與可疑物品')
  await expectGood(officer, 'piece')
  await button(officer, '修改內容').click()
  await officer.getByRole('textbox', { name: '標題' }).fill('可疑物品處置')
  await expectGood(officer, 'piece-editor')
  await button(officer, '儲存').click()
  await heading(officer, '可疑物品處置')
  await officer.goto('/awareness?part=members')
  await button(officer, '新增同仁').click()
  const dialog = officer.getByRole('dialog', { name: '新增同仁' })
  await dialog.getByRole('textbox', { name: '姓名' }).fill('高來春')
  await dialog.getByRole('textbox', { name: '四位數字' }).fill('7788')
  await dialog.getByRole('button', { name: '儲存', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await officer.getByRole('row').filter({ hasText: '高來春' }).waitFor()
  await expectGood(officer, 'members')
})
