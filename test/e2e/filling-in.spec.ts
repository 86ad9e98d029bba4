import type { Page } from 'playwright-core'
import { afterAll, describe, expect, test } from 'vitest'
import { inaccessible, sideways } from './accessible.ts'
import { photograph } from './acts.ts'
import { shot } from './browser.ts'
import { begun, formOfEveryKind, published } from './field-form.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
const officer = await home.as('he.ruoqi')
const staff = await home.as('qin.yichen')
const versionId = await published(officer, formOfEveryKind)

/** The question as it stands on the page. */
const question = (page: Page, key: string) => page.locator(`[id="item-${key}"]`)
const answersOf = async (id: string) => {
  const { body } = await staff.get(`/inspections/${id}`)
  return new Map<string, any>(
    body.inspection.answers.map((one: any) => [`${one.itemKey}${one.at === undefined ? '' : `#${one.at}`}`, one]),
  )
}
const saved = (page: Page) => page.getByText('已儲存').waitFor()

async function open(id: string, device: 'phone' | 'desk' = 'phone'): Promise<Page> {
  const page = await home.come('qin.yichen', device)
  await page.goto(`/checks/${id}`)
  await page.getByRole('heading', { level: 1, name: formOfEveryKind.title }).waitFor()
  return page
}

async function expectGood(page: Page, name: string): Promise<void> {
  await shot(page, `filling-${name}-full`)
  expect(await inaccessible(page)).toEqual([])
  expect(await sideways(page)).toBe(0)
}

afterAll(() => home.expectQuiet())

describe('a form with every kind of answer, on a phone', () => {
  test('is filled in, and each answer is with the server', async () => {
    const id = await begun(staff, versionId)
    const page = await open(id)
    await expectGood(page, 'empty')
    const radio = (key: string, name: string) => question(page, key).getByRole('radio', { name, exact: true }).tap()

    await radio('A01', '不符合')
    await question(page, 'A01').getByLabel('不符合的情形').fill('防火門未關。')
    await question(page, 'A01').getByRole('button', { name: '當場改善完成' }).tap()
    await question(page, 'A01').getByLabel('當場怎麼改善').fill('已關上並上鎖。')
    await question(page, 'A01')
      .getByLabel('選擇檔案：改善後：對外門窗均已上鎖')
      .setInputFiles(await photograph('fixed.jpg', 9))
    await question(page, 'A01').getByRole('img', { name: 'fixed.jpg' }).waitFor()

    await page.getByRole('button', { name: '整節符合：門窗' }).tap()
    await page.getByRole('button', { name: '確認這 3 題都符合' }).tap()
    await question(page, 'A02').getByText('整節一次確認').waitFor()
    expect(await question(page, 'A01').getByText('整節一次確認').count()).toBe(0)

    await question(page, 'B01').getByRole('textbox', { name: '機房溫度' }).fill('３１.5')
    await question(page, 'B01').getByText('超出範圍，記為不符合').waitFor()
    await question(page, 'B01').getByText('應在 18～27 ℃ 之間').waitFor()
    await question(page, 'C03').getByText('-4.5 ℃').waitFor()
    await question(page, 'B01').getByLabel('不符合的情形').fill('冷氣故障。')

    expect(await question(page, 'B03').count()).toBe(0)
    await radio('B02', '其他')
    await question(page, 'B03').getByRole('textbox').first().fill('電池更換中')
    await question(page, 'B04').getByRole('checkbox', { name: '保全' }).tap()
    await question(page, 'B04').getByRole('checkbox', { name: '派出所' }).tap()
    const date = question(page, 'B05').getByRole('group', { name: '滅火器有效期限' })
    await date.getByRole('spinbutton', { name: /^年/ }).focus()
    await page.keyboard.type('0116')
    await date.getByRole('spinbutton', { name: /^月/ }).focus()
    await page.keyboard.type('08')
    await date.getByRole('spinbutton', { name: /^日/ }).focus()
    await page.keyboard.type('31')
    await question(page, 'B06').getByRole('textbox').first().fill('F7')
    await question(page, 'B06').getByText('標籤代碼至少四碼。').waitFor()
    await question(page, 'B06').getByRole('textbox').first().fill('F7-2031')

    await question(page, 'P01#0').getByRole('textbox').first().fill('一樓服務台')
    await page.getByText('第 1 件：一樓服務台').waitFor()
    await page.getByRole('button', { name: '再加一件' }).tap()
    await question(page, 'P01#1').getByRole('textbox').first().fill('會議室')
    await radio('P02#1', '符合')
    await page.getByRole('button', { name: '移除第 1 件：一樓服務台' }).tap()
    await page.getByText('第 1 件：會議室').waitFor()

    await page.getByLabel('選擇檔案：門口現況照片').setInputFiles(await photograph('door.jpg', 3))
    await question(page, 'C01').getByRole('img', { name: 'door.jpg' }).waitFor()
    await page.getByText('共 14 題，還差 1 題').waitFor()
    await question(page, 'C02').getByRole('button', { name: '簽名' }).tap()
    await sign(page)
    await question(page, 'C02').getByRole('img', { name: '簽名.png' }).waitFor()
    await page.getByText('全部完成').waitFor()
    await expectGood(page, 'complete')
    await saved(page)

    const answers = await answersOf(id)
    expect(answers.get('A01')).toMatchObject({
      verdict: 'notCompliant',
      note: '防火門未關。',
      fixed: { description: '已關上並上鎖。', fileIds: [expect.any(String)] },
    })
    expect(answers.get('A02')).toEqual({ itemKey: 'A02', verdict: 'compliant', bySection: true, fileIds: [] })
    expect(answers.get('B01')).toMatchObject({ value: 31.5, note: '冷氣故障。' })
    expect(answers.get('B02')).toMatchObject({ value: 'other' })
    expect(answers.get('B03')).toMatchObject({ value: '電池更換中' })
    expect(answers.get('B04')).toMatchObject({ value: ['guard', 'police'] })
    expect(answers.get('B05')).toMatchObject({ value: '2027-08-31' })
    expect(answers.get('B06')).toMatchObject({ value: 'F7-2031' })
    expect(answers.get('P01#0')).toMatchObject({ value: '會議室' })
    expect(answers.get('P02#0')).toMatchObject({ verdict: 'compliant' })
    expect(answers.has('P01#1')).toBe(false)
    expect(answers.get('C01').fileIds).toHaveLength(1)
    expect(answers.get('C02').fileIds).toHaveLength(1)

    await page.getByRole('button', { name: '完成，送主管確認' }).tap()
    await page.getByText('等單位主管確認送出').waitFor()
    await expectGood(page, 'review')
    await page.context().close()
  })
})

describe('what was answered', () => {
  test('is there after a reload at any moment, and after a time without network', async () => {
    const id = await begun(staff, versionId)
    const page = await open(id)
    await question(page, 'B01').getByRole('textbox', { name: '機房溫度' }).fill('22')
    await question(page, 'B02').getByRole('radio', { name: '正常' }).tap()
    await page.reload()
    await question(page, 'B01').getByText('在範圍內').waitFor()
    await expect.poll(() => question(page, 'B01').getByRole('textbox', { name: '機房溫度' }).inputValue()).toBe('22')
    await expect.poll(() => question(page, 'B02').getByRole('radio', { name: '正常' }).isChecked()).toBe(true)

    await page.context().setOffline(true)
    await question(page, 'A02').getByRole('radio', { name: '符合', exact: true }).tap()
    await page.getByLabel('選擇檔案：門口現況照片').setInputFiles(await photograph('offline.jpg', 5))
    await question(page, 'C01').getByRole('img', { name: 'offline.jpg' }).waitFor()
    await page.context().setOffline(false)
    await page.evaluate(`dispatchEvent(new Event('online'))`)
    await saved(page)
    const answers = await answersOf(id)
    expect(answers.get('B01')).toMatchObject({ value: 22 })
    expect(answers.get('A02')).toMatchObject({ verdict: 'compliant' })
    expect(answers.get('C01').fileIds).toHaveLength(1)
    home.complaints()
    await page.context().close()
  })

  test('stands beside the question the next time', async () => {
    const small = await published(officer, {
      ...formOfEveryKind,
      title: '每週檢查表',
      sections: [],
      items: formOfEveryKind.items.slice(0, 2),
    })
    const given = [
      { itemKey: 'A01', verdict: 'notCompliant', note: '後門未鎖。', fileIds: [] },
      { itemKey: 'A02', verdict: 'compliant', fileIds: [] },
    ]
    const before = await begun(staff, small, given)
    const { body } = await staff.get(`/inspections/${before}`)
    const { unitId, version } = body.inspection
    const head = await home.as('shu.xinlan')
    const submitted = await head.post(`/inspections/${before}/submit`, {
      checklistVersionId: small,
      unitId,
      assignmentId: null,
      version,
      answers: given,
    })
    expect(submitted.status).toBe(200)

    const page = await home.come('qin.yichen', 'desk')
    await page.goto(`/checks/${await begun(staff, small)}`)
    await question(page, 'A01').getByText('後門未鎖。').waitFor()
    await page.getByRole('button', { name: '改為一題一題填' }).click()
    await page.getByText('第 1／2 題').waitFor()
    await page.keyboard.press('1')
    await question(page, 'A01').getByRole('radio', { name: '符合', exact: true, checked: true }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByText('第 2／2 題').waitFor()
    await page.keyboard.press('3')
    await page.getByText('全部完成').waitFor()
    await expectGood(page, 'one-desk')
    await page.reload()
    await page.getByRole('button', { name: '改為整頁填' }).waitFor()
    await page.getByRole('button', { name: '完成，送主管確認' }).click()
    await page.getByText('與上次不同的有 2 題').waitFor()
    await expectGood(page, 'review-desk')
    await page.context().close()
  })
})

/** A stroke of the finger across the field. */
async function sign(page: Page): Promise<void> {
  const field = page.getByRole('img', { name: '簽名欄，尚未簽名' })
  const box = (await field.boundingBox())!
  await page.mouse.move(box.x + 40, box.y + 60)
  await page.mouse.down()
  for (let step = 1; step <= 12; step += 1) await page.mouse.move(box.x + 40 + step * 15, box.y + 60 + (step % 3) * 20)
  await page.mouse.up()
  await page.getByRole('img', { name: '簽名欄，已簽名' }).waitFor()
  await shot(page, 'filling-signature')
  await page.getByRole('button', { name: '使用這個簽名' }).tap()
}
