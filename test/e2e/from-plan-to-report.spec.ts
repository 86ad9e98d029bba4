import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { extractText, getDocumentProxy } from 'unpdf'
import { describe, expect, test } from 'vitest'
import { sample } from '#domain/sample/sample-agency.ts'
import { verifyPackage } from '#server/outcome-report/package-verify.ts'
import { inaccessible } from './accessible.ts'
import { attach, download, dropFile, expectText, fillIn, go, optionOf, typeDay } from './acts.ts'
import { shot } from './browser.ts'
import { house } from './house.ts'
import { goThroughByKeyboard, toUnit } from './review.acts.ts'

const planText = fs.readFileSync(new URL('../../src/domain/sample/sample-plan.txt', import.meta.url), 'utf8')
const title = planText.split('\n')[0]!.trim()
const drill = '伍.一.（四）'
const noted = '後門監視器畫面模糊，夜間無法辨識。'

/** What stands where nothing is yet. */
const beginnings = {
  今日: /計畫核定後，您單位的應辦事項會依時間列在這裡/,
  計畫: /匯入一份專案安全維護計畫/,
  檢查: /按「開始檢查」填寫第一份檢查表/,
  缺失: /檢查表送出後，不符合的項目會列在這裡/,
  通報: /發現異常時登錄事件/,
  成果: /計畫核定後，各項數字會隨辦理情形出現在這裡/,
}

const home = await house('2026-02-04T10:00:00+08:00')
await home.found(sample.agencies.at(-1)!)
let officer = await home.enter('he.ruoqi')

describe('the sample plan, from import to closed report', () => {
  let planId: string

  test('an office that has just begun reads everywhere what will appear and how to start', async () => {
    for (const [place, words] of Object.entries(beginnings)) {
      await go(officer, place)
      await officer.getByText(words).waitFor()
      expect(await inaccessible(officer)).toEqual([])
    }
  })

  test('a dropped plan stands there as clauses, with its header, and its duties highlighted in the original', async () => {
    await go(officer, '計畫')
    await officer.getByRole('link', { name: '匯入計畫' }).click()
    const target = officer.getByText('把檔案拖到這裡，或點選檔案')
    await target.waitFor()
    await dropFile(officer, target, 'plan.txt', planText)
    await officer.getByRole('heading', { level: 1, name: title }).waitFor()
    await officer.getByRole('region', { name: '計畫全文' }).locator('mark').first().waitFor()
    planId = officer.url().split('/').at(-1)!
    const marked = officer.locator('mark')
    await expect.poll(() => marked.count()).toBeGreaterThan(25)
    expect((await marked.allTextContents()).join('')).toContain('檢查辦公廳舍')
    const header = officer.getByRole('region', { name: '計畫基本資料' })
    await expectText(header, /嵐東縣禾埔鄉公所.*115.*春節.*115\/2\/11（三） 至 115\/2\/25（三），15 日/)
    await shot(officer, '01-review')
  })

  test('she goes through the duties with Enter, arrows and numbers alone', async () => {
    const decided = await goThroughByKeyboard(officer, {
      [drill]: async (page) => {
        await page.keyboard.press('2')
        await page.getByLabel('應辦事項', { exact: true }).waitFor()
        await page.keyboard.press('Control+End')
        await page.keyboard.type('並拍照存證。')
        await page.keyboard.press('Control+Enter')
      },
      '陸.三': async (page) => {
        await page.keyboard.press('3')
        await page.getByRole('region', { name: '為什麼排除？' }).waitFor()
        await page.keyboard.press('1')
      },
      '伍.三.（三）': async (page) => {
        await page.keyboard.press('4')
        await page.getByRole('region', { name: '新增一項' }).waitFor()
        await page.keyboard.type('記錄機房溫度。')
        await toUnit(page, '行政室')
        await page.keyboard.press('Enter')
        await page.keyboard.press('Control+Enter')
      },
    })
    expect(decided).toBeGreaterThan(35)
    await shot(officer, '02-reviewed')
    await officer.getByRole('button', { name: '陳核' }).press('Enter')
    await officer.getByText(/等 機關首長或主任秘書/).waitFor()
  })

  test('the head approves on the phone exactly what was shown, bound to its hash', async () => {
    const head = await home.enter('jian.chongyue', 'phone')
    await shot(head, '03-head-today')
    await head.getByRole('link', { name: /核定計畫/ }).tap()
    await head.getByRole('heading', { level: 1, name: title }).waitFor()
    const shown = await head.getByText(/^內容識別碼/).textContent()
    const { plan } = (await (await home.as('he.ruoqi')).get(`/plans/${planId}`)).body
    expect(shown).toContain(plan.contentHash.slice(0, 16))
    await head.getByText('行政室', { exact: true }).first().tap()
    await shot(head, '04-head-approval-full')
    await head.getByRole('button', { name: '核定', exact: true }).tap()
    await head.getByRole('heading', { level: 1, name: title }).waitFor()
    await head.getByRole('region', { name: '專案期間逐日' }).waitFor()
    await shot(head, '05-head-live')
  })

  describe('on the first day of the period', () => {
    let staff: Page
    let unitHead: Page

    test('a staff member fills in a self-inspection on the phone', async () => {
      await home.moveTo('2026-02-11T09:00:00+08:00')
      staff = await home.enter('mo.yishan', 'phone')
      await shot(staff, '06-staff-today')
      const task = staff.getByRole('listitem').filter({ hasText: '機關安全維護自主檢查表' })
      await task.getByRole('button', { name: '填檢查表' }).tap()
      await staff.getByRole('heading', { level: 1, name: '機關安全維護自主檢查表' }).waitFor()
      const questions = await fillIn(staff, 4, { note: noted, photo: 'camera.jpg' })
      expect(questions).toBeGreaterThan(20)
      await staff.getByText('全部完成').waitFor()
      await shot(staff, '07-staff-filled')
      await staff.getByRole('button', { name: '完成，送主管確認' }).tap()
      await staff.getByText('已填寫完成，等單位主管確認送出').waitFor()
    })

    test('the unit head submits it, and what was not compliant is a deficiency', async () => {
      unitHead = await home.enter('peng.yaozu', 'phone')
      await unitHead.getByRole('link', { name: /確認並送出檢查表/ }).tap()
      await unitHead.getByText(noted).first().waitFor()
      await shot(unitHead, '08-unit-head-review')
      await unitHead.getByRole('button', { name: '確認送出，列管 1 項缺失' }).tap()
      await unitHead.getByText(/送出，內容不再變動/).waitFor()
      await go(unitHead, '缺失')
      await unitHead.getByRole('row').filter({ hasText: '行政室' }).getByText('已發現').waitFor()
      await shot(unitHead, '09-deficiencies')
    })

    test('the unit mends it and shows how; the officer, who did not mend it, releases it', async () => {
      await unitHead.getByRole('row').filter({ hasText: '行政室' }).getByRole('link').tap()
      await unitHead.getByLabel('改善情形', { exact: true }).fill('已更換鏡頭，夜間影像清晰。')
      await attach(unitHead, '改善後', 'mended.jpg', 60)
      await unitHead.getByRole('button', { name: '送出改善情形' }).tap()
      await unitHead.getByText('待複查').first().waitFor()
      expect(await unitHead.getByRole('button', { name: '複查通過' }).count()).toBe(0)
      officer = await home.enter('he.ruoqi')
      await officer.getByRole('link', { name: /複查改善情形/ }).click()
      await officer.getByRole('img', { name: 'camera.jpg' }).first().waitFor()
      await officer.getByRole('img', { name: 'mended.jpg' }).first().waitFor()
      await officer.getByLabel('複查意見').fill('現場複查無誤。')
      await shot(officer, '10-deficiency')
      await officer.getByRole('button', { name: '複查通過' }).click()
      await officer.getByRole('button', { name: '解除列管' }).click()
      await officer.getByRole('dialog').getByRole('button', { name: '解除列管' }).click()
      await officer.getByText('已解除列管').first().waitFor()
    })

    test('another kind of task is done with a note and a picture', async () => {
      await go(staff, '今日')
      await staff.getByRole('listitem').filter({ hasText: '拍照存證' }).getByRole('link', { name: '回報完成' }).tap()
      await staff.getByLabel('辦理情形').fill('全員依疏散路線撤離，三分鐘完成。')
      await staff.getByRole('button', { name: '完成', exact: true }).tap()
      await staff.getByText('這件工作需要照片或文件佐證。').waitFor()
      await attach(staff, '佐證', 'drill.jpg', 30)
      await shot(staff, '11-completion-full')
      await staff.getByRole('button', { name: '完成', exact: true }).tap()
      await staff.getByRole('heading', { level: 1, name: '今日' }).waitFor()
    })

    test('an event is recorded with whom it was told', async () => {
      await staff.getByRole('banner').getByRole('link', { name: '我要通報' }).tap()
      await staff.getByText('失火、冒煙').tap()
      await staff.getByLabel('看到什麼').fill('停車場電線走火，已撲滅，無人受傷。')
      await staff.getByLabel(/^地點/).fill('後方停車場')
      await staff.getByText(/^其他（補登紙本/).tap()
      const clauses = staff.getByLabel('依計畫哪一條處理')
      await clauses.selectOption({ index: await optionOf(clauses, /火災/) })
      await staff.getByRole('heading', { name: '送出後應通報' }).waitFor()
      await shot(staff, '12-event-full')
      await staff.getByRole('button', { name: '送出通報' }).tap()
      await staff.getByRole('heading', { level: 1, name: /^火災、電氣/ }).waitFor()
      await staff.getByRole('button', { name: '已通報，登錄' }).first().tap()
      await staff.getByRole('dialog').getByRole('button', { name: '登錄告知', exact: true }).tap()
      await staff
        .getByText(/已通報$/)
        .first()
        .waitFor()
      await shot(staff, '13-event-told')
    })

    test('the plan is alive: states in the margin, days, figures, and what stands behind a clause', async () => {
      await go(officer, '計畫')
      await officer.getByRole('link', { name: title }).click()
      const days = officer.getByRole('region', { name: '專案期間逐日' }).getByRole('listitem')
      await expect.poll(() => days.count()).toBe(15)
      await expectText(days.first(), /今日　115\/2\/11/)
      const figures = officer.getByRole('main').getByRole('definition')
      await expectText(figures.nth(4), '1')
      await expectText(figures.nth(5), '1')
      const paper = officer.getByRole('region', { name: '計畫全文' })
      for (const word of ['完成', '辦理中', '待辦', '無應辦'])
        await paper.getByText(word, { exact: true }).first().waitFor()
      await shot(officer, '14-live')
      await paper.getByRole('button', { name: new RegExp(`^${drill}`) }).click()
      const panel = officer.getByRole('complementary', { name: drill })
      await panel.getByText('全員依疏散路線撤離，三分鐘完成。').waitFor()
      await panel.getByRole('link', { name: 'drill.jpg' }).waitFor()
      await paper.getByRole('button', { name: /^肆.一/ }).click()
      const first = officer.getByRole('complementary', { name: '肆.一' })
      await first.getByRole('link', { name: '查看檢查表' }).first().waitFor()
      await first.getByText('已解除列管').waitFor()
      await shot(officer, '15-live-clause')
    })

    test('a change of the period says what moves before it moves', async () => {
      await officer.getByRole('button', { name: '變更期間' }).click()
      await typeDay(officer, '結束日', '26')
      await officer.getByRole('button', { name: '查看影響' }).click()
      const dialog = officer.getByRole('dialog', { name: '變更期間' })
      await expectText(dialog, /移動 [1-9]\d* 件，新增 [1-9]\d* 件，取消 0 件/)
      await shot(officer, '16-period')
      await dialog.getByRole('button', { name: '確認變更' }).click()
      await officer.getByText('115/2/11（三） 至 115/2/26（四），16 日').waitFor()
    })
  })

  describe('behind the period', () => {
    test('the figures of the report open the records that they count', async () => {
      await home.moveTo('2026-03-12T09:00:00+08:00')
      officer = await home.enter('he.ruoqi')
      await go(officer, '成果')
      await officer.getByRole('link', { name: title }).click()
      await officer
        .getByRole('button', { name: /^發現缺失 1/ })
        .first()
        .click()
      await officer.getByRole('dialog').getByRole('link').click()
      await officer.getByRole('heading', { level: 1, name: noted }).waitFor()
      await officer.goBack()
      await officer.getByRole('button', { name: /^事件通報 1/ }).click()
      await officer
        .getByRole('dialog')
        .getByRole('link', { name: /電線走火/ })
        .waitFor()
      await officer.keyboard.press('Escape')
      await shot(officer, '17-report')
    })

    test('it is written as ODT and as PDF with the same words', async () => {
      const said = '全員依疏散路線撤離，三分鐘完成。'
      const odt = await download(officer, '下載 ODT')
      expect([...odt.subarray(0, 4)]).toEqual([0x50, 0x4b, 0x03, 0x04])
      expect(new TextDecoder().decode(unzipSync(odt)['content.xml'])).toContain(said)
      const pdf = await download(officer, '下載 PDF')
      expect(new TextDecoder().decode(pdf.subarray(0, 5))).toBe('%PDF-')
      const { text } = await extractText(await getDocumentProxy(pdf), { mergePages: true })
      expect(text.replaceAll(/\s/g, '')).toContain(said)
    })

    test('the officer rewrites a section, chooses photographs, and says why something was not done', async () => {
      expect(await officer.getByRole('button', { name: '結案' }).count()).toBe(0)
      await officer.getByText(/件未完成事項還沒有寫原因/).waitFor()
      await officer.getByRole('link', { name: '編寫報告' }).click()
      await officer.getByRole('button', { name: '改寫「檢討與建議」' }).click()
      await officer.getByLabel('改寫「檢討與建議」').fill('監視設備老舊，建議編列預算汰換。')
      await officer.getByRole('button', { name: '前後並列放入' }).click()
      await officer.getByLabel('圖說').fill('後門監視器更換鏡頭')
      await officer.getByRole('button', { name: /^選取尚未寫原因的 \d+ 件/ }).click()
      await officer.getByRole('textbox', { name: /^原因/ }).fill('期後續辦，另案列管。')
      await officer.getByRole('button', { name: /^寫入 \d+ 件/ }).click()
      await officer.reload()
      await expect.poll(() => officer.getByLabel('改寫「檢討與建議」').inputValue()).toContain('編列預算汰換')
      await shot(officer, '17-writing-full')
      expect(await inaccessible(officer)).toEqual([])
      await officer.getByRole('button', { name: '儲存' }).click()
      await officer.getByRole('link', { name: '編寫報告' }).waitFor()
      await officer.getByText('監視設備老舊，建議編列預算汰換。').waitFor()
      await officer.getByText('後門監視器更換鏡頭').waitFor()
    })

    test('closed, its numbers are frozen and its hash is shown', async () => {
      const figures = officer.getByRole('main').getByRole('definition')
      const before = await figures.allTextContents()
      await officer.getByRole('button', { name: '結案' }).click()
      await officer.getByRole('button', { name: '確認結案' }).click()
      await officer.getByText(/何若琪於 .* 結案/).waitFor()
      await expectText(officer.getByRole('code'), /^[0-9a-f]{64}$/)
      const hash = (await officer.getByRole('code').textContent())!
      await shot(officer, '18-closed')
      expect(await inaccessible(officer)).toEqual([])
      const at = '2026-02-20T00:00:00.000Z'
      const late = {
        id: randomUUID(),
        planId,
        dutyId: null,
        what: '晚到的消息。',
        place: '',
        occurredAt: at,
        knownAt: at,
      }
      expect((await (await home.as('zhan.zhiyuan')).post('/incidents', late)).status).toBe(200)
      await officer.reload()
      await expectText(officer.getByRole('code'), hash)
      await expect.poll(() => figures.allTextContents()).toEqual(before)
    })

    test('what is put right later is a numbered supplement, and the package proves it all', async () => {
      await officer.getByRole('button', { name: '新增補充' }).click()
      const dialog = officer.getByRole('dialog', { name: '新增補充' })
      await dialog.getByLabel('補充理由').fill('佐證漏附')
      await dialog.getByLabel('補充內容').fill('補附鏡頭更換之驗收紀錄。')
      await dialog.getByRole('button', { name: '新增補充' }).click()
      await officer.getByRole('heading', { name: '補充第1號' }).waitFor()
      await shot(officer, '18-supplement')
      const place = path.join(os.tmpdir(), `package-${randomUUID()}.zip`)
      fs.writeFileSync(place, await download(officer, '佐證包', 'button'))
      const { faults, manifest } = await verifyPackage(place)
      fs.rmSync(place)
      expect(faults).toEqual([])
      await expectText(officer.getByRole('code'), manifest!.reportHash)
    })

    test('the next year begins where this one ended: dates, and what was never done', async () => {
      await go(officer, '計畫')
      await officer.getByRole('link', { name: title }).click()
      await officer.getByRole('button', { name: '下一年' }).click()
      await officer.getByRole('button', { name: '開始編擬' }).click()
      await officer.getByRole('heading', { level: 1, name: /116年春節/ }).waitFor()
      const header = officer.getByRole('region', { name: '計畫基本資料' })
      await expectText(header, /116/)
      await header.getByText('期間是建議日期').waitFor()
      await header.getByText(/上年的經驗 \d+ 項/).waitFor()
      await shot(officer, '19-next-year')
      expect(await inaccessible(officer)).toEqual([])
      expect(await header.getByText('找不到專案期間').count()).toBe(0)
      await expectText(header, /116\/1\/28（四） 至 116\/2\/11（四）/)
      home.expectQuiet()
    })
  })
})
