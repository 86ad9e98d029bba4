import type { Locator, Page } from 'playwright-core'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { inaccessible, sideways } from './accessible.ts'
import { attach, expectText, go } from './acts.ts'
import { shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
afterEach(() => home.expectQuiet())

const what = '主機房的檔案伺服器被加密，跳出要求贖金的畫面。'
const [staff, officer] = [await home.come('peng.yaozu', 'phone'), await home.come('he.ruoqi', 'desk')]
afterAll(async () => {
  for (const page of [staff, officer]) await page.context().close()
})

const section = (page: Page, name: string): Locator =>
  page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name, exact: true }) })
const told = (page: Page, who: string): Locator =>
  section(page, '要通報誰').getByRole('listitem').filter({ hasText: who }).first()
const timeline = (page: Page): Locator => section(page, '歷程').getByRole('listitem')
const state = (page: Page): Locator => page.locator('header').filter({ has: page.getByRole('heading', { level: 1 }) })

/** Opens one of the acts of the card, fills in what it asks, and sends it. */
async function act(page: Page, name: string, fill: (dialog: Locator) => Promise<void>): Promise<void> {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

describe('an event, from the phone of the one who saw it to its closing', () => {
  test('help stands first, on every page one tap away', async () => {
    await staff.goto('/')
    await staff.getByRole('banner').getByRole('link', { name: '我要通報' }).tap()
    const calls = staff.getByRole('region', { name: /我有立即危險/ }).getByRole('link')
    await calls.first().waitFor()
    expect(await calls.evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      'tel:110',
      'tel:119',
    ])
    await shot(staff, 'report-begun')
  })

  test('before it is sent the form says who will be told, by what means, before what time', async () => {
    await staff.getByText('電腦或網站被入侵').tap()
    await staff.getByLabel('看到什麼').fill(what)
    await staff.getByLabel(/^地點/).fill('三樓機房')
    const willBeTold = section(staff, '送出後應通報').getByRole('listitem').filter({ hasText: '數位發展部資安署' })
    await expectText(willBeTold, /通報平臺/)
    await expectText(willBeTold, /以前/)
    await attach(staff, '照片或文件', '贖金畫面.jpg')
    await shot(staff, 'report-filled-full')
    expect(await sideways(staff)).toBe(0)
    expect(await inaccessible(staff)).toEqual([])
    await staff.getByRole('button', { name: '送出通報' }).tap()
    await staff.getByRole('heading', { level: 1, name: '資通安全事件' }).waitFor()
  })

  test('the card counts down, and one tap logs a call', async () => {
    await expectText(told(staff, '縣府資安單位'), /還有 00:5\d:\d\d/)
    await shot(staff, 'card-phone-full')
    expect(await sideways(staff)).toBe(0)
    await told(staff, '縣府資安單位').getByRole('button', { name: '已通報，登錄' }).tap()
    const dialog = staff.getByRole('dialog', { name: '登錄告知經過' })
    await dialog.getByLabel(/^接聽人/).fill('林科員')
    await dialog.getByLabel(/^說了什麼/).fill('請先拔網路線，保留畫面。')
    expect(await inaccessible(staff)).toEqual([])
    await dialog.getByRole('button', { name: '登錄告知' }).tap()
    await expectText(told(staff, '縣府資安單位'), /已通報/)
    await expectText(timeline(staff).last(), /接聽：林科員/)
  })

  test('ethics judges the level: the clocks begin anew, and the old ones stay in sight', async () => {
    await officer.goto('/')
    await go(officer, '通報')
    await officer.getByRole('link', { name: what }).waitFor()
    await shot(officer, 'report-list')
    await officer.getByRole('link', { name: what }).click()
    await act(officer, '判定資安等級', async (dialog) => {
      await dialog.getByLabel('受影響的是什麼').selectOption({ label: '非核心業務運作' })
      await dialog.getByLabel('原因或依據').fill('差勤系統停擺，仍在可容忍時間內。')
      await expectText(dialog, /資安 1 級/)
    })
    await expectText(officer.getByRole('heading', { level: 1 }), /資安 1 級/)
    await expectText(told(officer, '縣府資安單位'), /已通報/)
    await act(officer, '判定資安等級', async (dialog) => {
      await dialog.getByLabel('受影響的是什麼').selectOption({ label: '核心業務運作（未涉關鍵基礎設施）' })
      await dialog.getByRole('radio', { name: '超過可容忍中斷時間' }).click()
      await dialog.getByLabel('原因或依據').fill('戶政系統同時停擺。')
      await expectText(dialog, /資安 3 級/)
      await shot(officer, 'level-judged')
      expect(await inaccessible(officer)).toEqual([])
    })
    await expectText(told(officer, '縣府資安單位'), /還有 00:5\d:\d\d/)
    await expectText(told(officer, '調查站'), /還有/)
    await officer.getByText(/已被取代的期限 \d+ 項/).click()
    await expectText(section(officer, '期限'), /戶政系統同時停擺/)
    await shot(officer, 'card-desk-full')
    expect(await inaccessible(officer)).toEqual([])
  })

  test('a change of the facts says before what it changes', async () => {
    await officer.getByRole('button', { name: '變更事實' }).click()
    const dialog = officer.getByRole('dialog', { name: '變更事實' })
    await dialog.getByText('其他種類').click()
    await dialog.getByText('個人資料被偷、外流、遺失').click()
    await expectText(dialog, /新增：第一次通報　個人資料保護長/)
    await dialog.getByLabel('原因或依據').fill('戶籍資料也被帶走。')
    await shot(officer, 'facts-change-full')
    await dialog.getByRole('button', { name: '變更事實' }).click()
    await dialog.waitFor({ state: 'detached' })
    await expectText(officer.getByRole('heading', { level: 1 }), /個人資料事故/)
  })

  test('the number of an outside platform is kept, and starts the clock of the review', async () => {
    await officer.getByRole('button', { name: '登錄收件編號' }).click()
    const dialog = officer.getByRole('dialog')
    await dialog.getByRole('textbox', { name: '編號' }).fill('N-2026-00042')
    await dialog.getByRole('button', { name: '登錄', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await expectText(section(officer, '期限'), /上級審核等級/)
    await expectText(section(officer, '事件資料'), /N-2026-00042/)
  })

  test('under control, it is closed with a report that names what was not done', async () => {
    await act(officer, '登錄已控制', (dialog) => dialog.getByLabel('如何控制').fill('已隔離主機並由備份復原。'))
    await expectText(state(officer), /已控制/)
    await officer.getByRole('button', { name: '結案', exact: true }).click()
    const dialog = officer.getByRole('dialog', { name: '結案' })
    await dialog.getByRole('textbox', { name: '結案報告' }).fill('遠端桌面弱密碼遭破解，已停用並改為雙因子。')
    await dialog.getByRole('button', { name: '結案', exact: true }).click()
    await expectText(dialog, /還有 \d+ 項沒有完成/)
    for (const box of await dialog.getByRole('checkbox').all()) await box.check()
    await shot(officer, 'closing-full')
    expect(await inaccessible(officer)).toEqual([])
    await dialog.getByRole('button', { name: '結案', exact: true }).click()
    await dialog.waitFor({ state: 'detached' })
    await expectText(state(officer), /已結案/)
    await expectText(timeline(officer).last(), /遠端桌面弱密碼/)
    await shot(officer, 'card-closed-full')
  })
})

describe('what is 機密 or above', () => {
  const marker = `絕密標記${Date.now()}`

  test('is not kept anywhere: only that it was handed over', async () => {
    await staff.goto('/reports/new')
    await staff.getByLabel('看到什麼').fill(`公文夾上寫著「極機密」，內容是${marker}`)
    await staff.getByRole('button', { name: '送出通報' }).tap()
    const question = staff.getByRole('alertdialog', { name: '文字裡有「極機密」' })
    await shot(staff, 'mark-question')
    await question.getByRole('button', { name: '是，只登錄移交' }).tap()
    await staff.getByText('內容不要寫在這裡').waitFor()
    expect(await staff.getByRole('textbox').count()).toBe(0)
    await shot(staff, 'hand-over')
    expect(await inaccessible(staff)).toEqual([])
    await staff.getByRole('button', { name: '登錄移交' }).tap()
    await staff.getByText(/機密事項移交 115-\d+/).waitFor()
    await shot(staff, 'handed-over')
    const tables = await home.ask<{ name: string }>(
      `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
    )
    for (const { name } of tables)
      expect(await home.ask(`select 1 from ${name} as row where row::text like $1`, [`%${marker}%`]), name).toEqual([])
    const kept = await staff.evaluate<string>(`(async () => {
      const names = (await indexedDB.databases()).map(({ name }) => name)
      const rows = await Promise.all(names.map((name) => new Promise((done) => {
        const opening = indexedDB.open(name)
        opening.onsuccess = async () => {
          const base = opening.result
          const all = [...base.objectStoreNames].map((store) => new Promise((found) => {
            const asked = base.transaction(store).objectStore(store).getAll()
            asked.onsuccess = () => found(JSON.stringify(asked.result))
          }))
          done((await Promise.all(all)).join())
          base.close()
        }
      })))
      return rows.join() + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)
    })()`)
    expect(kept).not.toContain(marker)
  })
})
