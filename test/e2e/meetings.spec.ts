import type { Page } from 'playwright-core'
import { afterAll, afterEach, expect, test } from 'vitest'
import { inaccessible, sideways } from './accessible.ts'
import { attach, expectText } from './acts.ts'
import { bothShots, devices } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const officer = await home.come('he.ruoqi', 'desk')
const head = await home.come('jian.chongyue', 'phone')
const guest = await home.come('peng.yaozu', 'phone')
afterEach(() => home.expectQuiet())
afterAll(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  await bothShots(page, `meeting-${name}`)
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor()
/** One press, and once more where it is asked. */
async function confirm(page: Page, name: string): Promise<void> {
  await button(page, name).click()
  const dialog = page.getByRole('dialog', { name, exact: true })
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function plan(title: string): Promise<void> {
  await officer.goto('/meetings/new')
  await officer.getByRole('textbox', { name: '會議名稱' }).fill(title)
  await officer.getByRole('textbox', { name: '地點' }).fill('二樓會議室')
  await officer.getByRole('group', { name: '出席單位' }).getByText('行政室', { exact: true }).click()
  await button(officer, '儲存').click()
  await heading(officer, title)
}

test('the agenda is there, is ordered and added to, and the invitation is sent', async () => {
  await plan('連假中安全維護會報')
  await officer.getByText('上次決議：停車場西側梯具移入庫房並上鎖。').waitFor()
  await expectGood(officer, 'planned')
  await button(officer, '新增案由').click()
  await officer.getByRole('textbox', { name: '案由' }).fill('後門監視器')
  await officer.getByRole('textbox', { name: /^說明/ }).fill('夜間影像模糊。')
  await button(officer, '儲存議程').click()
  await officer.getByText('夜間影像模糊。').waitFor()
  await confirm(officer, '發開會通知')
  await officer.getByRole('link', { name: '行事曆' }).waitFor()
  const [notice] = await Promise.all([officer.waitForEvent('download'), button(officer, '開會通知單 PDF').click()])
  expect(notice.suggestedFilename()).toBe('開會通知單.pdf')
})

test('who is there says so on a phone by the code, and the minutes survive a reload', async () => {
  await confirm(officer, '開始會議')
  const code = (await officer.getByText(/^\d{6}$/).textContent())!
  await expectGood(officer, 'running')
  await guest.goto('/meetings/attend')
  await guest.getByRole('textbox', { name: '報到代碼' }).fill(code)
  await expectGood(guest, 'attend-phone')
  await button(guest, '下一步').tap()
  await heading(guest, '連假中安全維護會報')
  await button(guest, '代表行政室出席').tap()
  await guest.getByText('報到完成').waitFor()
  await officer.getByRole('textbox', { name: '報告或討論：後門監視器' }).fill('廠商可於週五到場。')
  await officer.reload()
  const discussion = officer.getByRole('textbox', { name: '報告或討論：後門監視器' })
  await expect.poll(() => discussion.inputValue()).toBe('廠商可於週五到場。')
  await expectText(officer.getByRole('row').filter({ hasText: '行政室' }), /出席/)
})

test('a resolution is written, what was decided last time is settled, and the chair signs what was shown', async () => {
  const item = officer.getByRole('listitem').filter({ hasText: '夜間影像模糊。' })
  await item.getByRole('button', { name: '新增決議' }).click()
  await item.getByRole('textbox', { name: '決議' }).fill('更換後門監視器鏡頭')
  await item.getByLabel('權責單位').selectOption({ label: '行政室' })
  await item.getByRole('group', { name: '期限' }).getByRole('spinbutton').first().focus()
  await officer.keyboard.type('115')
  for (const part of ['2', '20']) {
    await officer.keyboard.press('ArrowRight')
    await officer.keyboard.type(part)
  }
  await officer.setViewportSize(devices.phone.viewport)
  await expectGood(officer, 'minutes-phone')
  await officer.setViewportSize(devices.desk.viewport)
  await button(officer, '儲存紀錄').click()
  await officer.getByText('已存檔', { exact: true }).waitFor()
  await confirm(officer, '散會')
  for (const left of [2, 1]) {
    await officer.getByText(`待處理 ${left} 項`).waitFor()
    await officer.getByRole('main').getByRole('button', { name: '處理', exact: true }).first().click()
    await confirmIn(officer, '處理')
  }
  await officer.getByText('待處理 0 項').waitFor()
  await expectGood(officer, 'ended')
  await confirm(officer, '完成紀錄')

  await head.goto('/')
  await head.getByRole('link', { name: /簽署會議紀錄/ }).tap()
  await heading(head, '連假中安全維護會報')
  await head.getByText(/^決議：更換後門監視器鏡頭.*中華民國115年2月20日/).waitFor()
  await expectGood(head, 'sign-phone')
  await button(head, '核定').tap()
  await head.getByText('已簽署').waitFor()
})

async function confirmIn(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name, exact: true })
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

test('the unit reports it done, and it comes back at the next meeting', async () => {
  await guest.goto('/')
  await guest.getByRole('link', { name: /更換後門監視器鏡頭/ }).tap()
  await guest.getByRole('textbox', { name: '辦理情形' }).fill('已更換並測試夜間影像。')
  await attach(guest, '回報辦理情形', 'camera.jpg')
  await expectGood(guest, 'resolution-phone')
  await button(guest, '回報已完成').tap()
  await guest.getByText('已回報辦理情形').first().waitFor()
  await plan('收假前安全維護會報')
  await officer.getByText('上次決議：更換後門監視器鏡頭').waitFor()
  const item = officer.getByRole('listitem').filter({ hasText: '上次決議：更換後門監視器鏡頭' }).first()
  await item.getByText(/^內容 \d+ 則/).click()
  await item.getByText('已回報辦理情形：已更換並測試夜間影像。').waitFor()
  await officer.goto('/meetings')
  await expectGood(officer, 'list')
})

test('a meeting is cancelled, and says why', async () => {
  await plan('連假後檢討會報')
  await button(officer, '取消會議').click()
  const dialog = officer.getByRole('dialog', { name: '取消會議', exact: true })
  await dialog.getByRole('textbox', { name: '原因' }).fill('併入次月會報辦理')
  await expectGood(officer, 'cancel-dialog')
  await dialog.getByRole('button', { name: '取消會議', exact: true }).click()
  await officer.getByText('已取消', { exact: true }).waitFor()
  await officer.getByText('併入次月會報辦理').waitFor()
  await expectGood(officer, 'cancelled')
})

test('a confidential meeting is closed until it is opened, and nothing above is taken', async () => {
  await officer.goto('/meetings/new')
  await officer.getByRole('radio', { name: '機密以上', exact: true }).check()
  await officer.getByText('機密以上的會議不能在這裡辦理', { exact: false }).waitFor()
  await officer.getByRole('radio', { name: '密', exact: true }).check()
  await officer.getByRole('textbox', { name: '會議名稱' }).fill('專案協調')
  await officer.getByRole('textbox', { name: '地點' }).fill('小會議室')
  await officer.getByRole('group', { name: '出席人員' }).getByText(/彭/).first().click()
  await expectGood(officer, 'confidential-form')
  await button(officer, '儲存').click()
  await heading(officer, '密件會議')
  await button(officer, '開啟').click()
  await heading(officer, '專案協調')
  await confirm(officer, '開始會議')
  await button(officer, '主席已宣布').click()
  await button(officer, '發出').click()
  await officer.getByText('未收回：編號 1').waitFor()
  await expectGood(officer, 'confidential')
})
