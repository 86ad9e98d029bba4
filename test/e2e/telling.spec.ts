import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { newId } from '#server/platform/id.ts'
import { inaccessible, sideways } from './accessible.ts'
import { expectText } from './acts.ts'
import { bothShots, type Device } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
afterEach(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  await bothShots(page, `telling-${name}`)
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}

test.each(['desk', 'phone'] as const)(
  'whoever is told sees it under the bell, opens it and sees how it went, at a %s',
  async (device: Device) => {
    const staff = await home.as('mo.yishan')
    // What the sample has told so far was read.
    for (const { id } of (await staff.get('/told')).body.items) await staff.post(`/told/${id}/read`, {})
    expect((await staff.post('/telling/test', { id: newId() })).status).toBe(200)
    const page = await home.come('mo.yishan', device)
    await page.goto('/')
    await page.getByRole('link', { name: /^通知，1 則未讀/ }).click()
    await page.getByRole('heading', { level: 1, name: '通知' }).waitFor()
    await expectGood(page, `list-${device}`)
    await page.getByRole('link', { name: '通知經過' }).first().click()
    await expectText(page.getByRole('table'), '僅於系統內通知')
    await expectGood(page, `course-${device}`)
    await page.goBack()
    await page.getByRole('button', { name: '開啟：通知測試' }).first().click()
    await page.getByRole('link', { name: '通知，沒有未讀' }).waitFor()
    await page.goto('/me')
    await page.getByRole('textbox', { name: '電子郵件' }).fill('mo.yishan@example.gov.tw')
    await page.getByRole('button', { name: '儲存通知方式' }).click()
    await page.getByText('已儲存').waitFor()
    await expectGood(page, `own-${device}`)
  },
)

test('the administrator sets the ways outside with the password; the ethics office sets who is called in', async () => {
  const page = await home.come('shao.junwei', 'desk')
  await page.goto('/agency?part=telling')
  await page.getByRole('textbox', { name: '郵件主機' }).fill('mail.example.gov.tw')
  await page.getByRole('textbox', { name: '寄件地址' }).fill('nobody')
  await page.getByRole('button', { name: '儲存', exact: true }).click()
  await page.getByText('格式不正確').waitFor()
  await page.getByRole('textbox', { name: '寄件地址' }).fill('watch@example.gov.tw')
  await page.getByRole('button', { name: '電子郵件上移' }).click()
  await page.getByRole('textbox', { name: '您的密碼' }).fill('wrong')
  await page.getByRole('button', { name: '儲存', exact: true }).click()
  await page.getByRole('alert').waitFor()
  await expectGood(page, 'channels-desk')
  await page.context().close()

  const phone = await home.come('shao.junwei', 'phone')
  await phone.goto('/agency?part=telling')
  await phone.getByRole('textbox', { name: '郵件主機' }).waitFor()
  await expectGood(phone, 'channels-phone')

  const officer = await home.come('he.ruoqi', 'phone')
  await officer.goto('/agency?part=telling')
  await officer.getByRole('combobox', { name: '加入人員' }).selectOption({ index: 2 })
  await officer.getByRole('button', { name: '加入順序' }).click()
  await officer.getByRole('button', { name: /^移除/ }).waitFor()
  await officer.getByRole('combobox', { name: '加入人員' }).selectOption({ index: 3 })
  await officer.getByRole('button', { name: '加入順序' }).click()
  await officer.getByRole('button', { name: /上移$/ }).click()
  await expectGood(officer, 'order-phone')
})
