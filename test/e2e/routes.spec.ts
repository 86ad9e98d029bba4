import type { Page } from 'playwright-core'
import { afterEach, describe, expect, test } from 'vitest'
import { inaccessible, sideways } from './accessible.ts'
import { expectText } from './acts.ts'
import { shot } from './browser.ts'
import { sampleHouse } from './house.ts'

const home = await sampleHouse()
afterEach(home.everybodyLeaves)

async function expectGood(page: Page, name: string): Promise<void> {
  await page.getByText('載入中').first().waitFor({ state: 'detached' })
  await shot(page, `routes-${name}-full`)
  expect(await inaccessible(page), name).toEqual([])
  expect(await sideways(page), name).toBe(0)
}
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

describe('reporting routes', () => {
  test('are read, changed, tried out as written, published, and returned to the model', async () => {
    const page = await home.come('he.ruoqi', 'desk')
    await page.goto('/agency')
    await page.getByRole('link', { name: '通報路徑' }).click()
    await heading(page, '通報路徑')
    await expectText(page.getByRole('row').filter({ hasText: '重大資通安全事件' }), /1 小時內.*法定.*依產品範本/)
    await expectGood(page, 'list')
    await page.getByRole('link', { name: '一般危安狀況' }).click()
    await heading(page, '一般危安狀況')
    await expectGood(page, 'read')

    await page.getByRole('link', { name: '修改', exact: true }).click()
    await page.getByRole('button', { name: '新增通報對象' }).click()
    const added = page.getByRole('listitem').filter({ hasText: '主任秘書（秘書）（副知）' })
    await added.getByRole('checkbox', { name: '電話' }).uncheck()
    await expectText(added, /沒有可以通知主任秘書（秘書）的方式/)
    await expectText(page.getByRole('main'), /還有 1 處要改/)
    await expectGood(page, 'faulty')
    await added.getByRole('checkbox', { name: '當面' }).check()
    await expectText(page.getByRole('list', { name: '要通知的對象' }), /主任秘書（秘書）　副知當面/)
    await page.reload()
    await expectText(page.getByRole('listitem').filter({ hasText: '主任秘書（秘書）（副知）' }), /當面/)
    await page.getByRole('button', { name: '公布', exact: true }).click()
    await expectText(page.getByRole('dialog'), /與範本不同：通知誰/)
    await expectGood(page, 'publish')
    await page.getByRole('dialog').getByRole('button', { name: '公布', exact: true }).click()
    await expectText(page.getByRole('main'), /本機關版本，115\/2\/13（五）起/)
    await expectGood(page, 'own')
    await page.getByRole('link', { name: '沿革' }).click()
    await expectText(page.getByRole('main'), /隨產品提供/)
    await expectGood(page, 'history')

    await page.getByRole('button', { name: '改回範本' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '改回範本' }).click()
    await heading(page, '通報路徑')
    await page.getByRole('radio', { name: '本機關自訂' }).check({ force: true })
    await expectText(page.getByRole('main'), /沒有這樣的路徑/)
    home.expectQuiet()
  })

  test('are shown by the test bench as they would work, on the phone too', async () => {
    const page = await home.come('mo.yishan', 'phone')
    await page.goto('/routes/try-out')
    await heading(page, '如果那天發生這件事')
    await page.getByRole('checkbox', { name: '資通安全事件' }).check()
    await page.getByRole('radio', { name: '第三級' }).check({ force: true })
    await expectText(page.getByRole('listitem').filter({ hasText: '資安署' }).first(), /10:\d\d 前.*法定/)
    await expectText(page.getByRole('main'), /受理機關收到通報後 2 小時內/)
    await expectGood(page, 'bench-phone')
    await page.goto('/routes')
    await expectGood(page, 'list-phone')
    await page.goto('/routes/R10')
    await expectText(page.getByRole('main'), /一小時內改用電話或傳真/)
    await expectGood(page, 'read-phone')
    home.expectQuiet()
  })

  test('are added for what the product does not know', async () => {
    const page = await home.come('he.ruoqi', 'desk')
    await page.goto('/routes/new')
    await heading(page, '新增本機關的路徑')
    await expectText(page.getByRole('main'), /沒有寫明什麼情形適用.*沒有通報對象/)
    await expectGood(page, 'new')
    home.expectQuiet()
  })
})
