import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { inFull } from '#test/extent.ts'
import { inaccessible } from './accessible.ts'
import { photograph } from './acts.ts'
import { shot } from './browser.ts'
import { begun, photographForm, published } from './field-form.ts'
import { sampleHouse } from './house.ts'

const areas = 6
const each = inFull ? 10 : 1
/** For the page with all its photographs; see docs. */
const mostMegabytes = 300
const patience = 240_000

const home = await sampleHouse()
const staff = await home.as('qin.yichen')
const versionId = await published(await home.as('he.ruoqi'), photographForm(areas))
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'shousui-photographs-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))
afterAll(() => home.expectQuiet())

/** Twelve megapixels with something on every one of them, as a phone held on its side writes them. */
async function largePhotographs(count: number): Promise<string[]> {
  const noise = await sharp({
    create: {
      width: 1000,
      height: 750,
      channels: 3,
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
      background: '#888888',
    },
  })
    .png()
    .toBuffer()
  const picture = await sharp(noise)
    .resize(4000, 3000)
    .jpeg({ quality: 92 })
    .withMetadata({ orientation: 6 })
    .toBuffer()
  return Array.from({ length: count }, (_, index) => {
    const file = path.join(folder, `IMG_${index}.jpg`)
    fs.writeFileSync(
      file,
      Buffer.concat([picture.subarray(0, 2), commentOf(`photograph ${index}`), picture.subarray(2)]),
    )
    return file
  })
}

/** Makes each file another one. */
function commentOf(text: string): Buffer {
  const bytes = Buffer.from(text)
  return Buffer.concat([Buffer.from([0xff, 0xfe, 0, bytes.length + 2]), bytes])
}

/** The memory of the page's process with all that it shares of pictures, but not the browser's own code: looked at all the while. */
async function watchMemory(page: Page) {
  const session = await page.context().browser()!.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const pages = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id)
  const megabytes = (pid: number): number => {
    if (!fs.existsSync(`/proc/${pid}`)) return 0
    const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8')
    return (
      ['RssAnon', 'RssShmem', 'VmSwap'].reduce(
        (sum, name) => sum + Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0),
        0,
      ) / 1024
    )
  }
  let most = 0
  const look = () => {
    most = Math.max(most, ...pages.map(megabytes))
  }
  look()
  const before = most
  const timer = setInterval(look, 50)
  return async () => {
    clearInterval(timer)
    await session.detach()
    return { before: Math.round(before), most: Math.round(most) }
  }
}

async function open(): Promise<{ page: Page; id: string }> {
  const id = await begun(staff, versionId)
  const page = await home.come('qin.yichen', 'phone')
  await page.goto(`/checks/${id}`)
  await page.getByLabel('選擇檔案：第 1 區現況照片').waitFor({ state: 'attached' })
  return { page, id }
}

describe('photographs', () => {
  test(`${areas * each} of twelve megapixels in one round stay under ${mostMegabytes} MB, and all arrive`, {
    timeout: 2 * patience,
  }, async () => {
    const files = await largePhotographs(areas * each)
    const { page, id } = await open()
    const stop = await watchMemory(page)
    for (let area = 0; area < areas; area += 1) {
      await page
        .getByLabel(`選擇檔案：第 ${area + 1} 區現況照片`)
        .setInputFiles(files.slice(area * each, (area + 1) * each))
      await page
        .locator(`[id="item-F${area}"]`)
        .getByRole('img')
        .nth(each - 1)
        .waitFor({ timeout: patience })
    }
    await page.getByText('全部完成').waitFor()
    await page.getByText('已儲存').waitFor({ timeout: patience })
    const memory = await stop()
    console.log(`${areas * each} photographs of 12 MP: ${JSON.stringify(memory)} MB`)
    const { body } = await staff.get(`/inspections/${id}`)
    expect(body.files).toHaveLength(areas * each)
    const stored = await staff.get(`/files/${body.files[0].id}`)
    expect(stored.status).toBe(200)
    expect(memory.most).toBeLessThan(mostMegabytes)
    await page.context().close()
  })

  test('of use or not: what is unfit is named, and nothing else is lost', async () => {
    const { page } = await open()
    const whole = await photograph('whole.jpg', 3)
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(400)])
    const bomb = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: '#ffffff' } })
      .png()
      .toBuffer()
    await page.getByLabel('選擇檔案：第 1 區現況照片').setInputFiles([
      { name: 'cut.jpg', mimeType: 'image/jpeg', buffer: whole.buffer.subarray(0, -2000) },
      { name: 'apple.heic', mimeType: 'image/heic', buffer: heic },
      { name: 'bomb.png', mimeType: 'image/png', buffer: bomb },
      {
        name: 'words.jpg',
        mimeType: 'image/jpeg',
        buffer: Buffer.from('這不是照片，只是文字。這不是照片，只是文字。'),
      },
      whole,
    ])
    const area = page.locator('[id="item-F0"]')
    await area.getByRole('img', { name: 'whole.jpg' }).waitFor()
    await area.getByText('這個檔案已損壞或不完整').waitFor()
    await area.getByText('讀不出 HEIC 照片').waitFor()
    await area.getByText('這個檔案太大').waitFor()
    await area.getByText('只能加入照片').waitFor()
    expect(await inaccessible(page)).toEqual([])
    await shot(page, 'photographs-unfit')
    for (const count of [3, 2, 1, 0]) {
      await area.getByRole('button', { name: '不加這個檔' }).first().tap()
      await expect.poll(() => area.getByRole('button', { name: '不加這個檔' }).count()).toBe(count)
    }
    await page.context().close()
  })

  test('are marked by finger and by keyboard, and lie as they were held', async () => {
    const { page, id } = await open()
    const [lying] = await largePhotographs(1)
    await page.getByLabel('選擇檔案：第 1 區現況照片').setInputFiles(lying!)
    const area = page.locator('[id="item-F0"]')
    await area.getByRole('button', { name: '在 IMG_0.jpg 上標示' }).tap()
    const sheet = page.getByRole('application')
    const box = (await sheet.boundingBox())!
    expect(box.height).toBeGreaterThan(box.width)
    await page.mouse.move(box.x + box.width * 0.3, box.y + box.height * 0.3)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.7, box.y + box.height * 0.5, { steps: 5 })
    await page.mouse.up()
    await page.getByRole('button', { name: '加箭頭' }).tap()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Shift+ArrowUp')
    await page.getByRole('application', { name: 'IMG_0.jpg，已標示 2 處' }).waitFor()
    expect(await inaccessible(page)).toEqual([])
    await shot(page, 'photographs-marked')
    await page.getByRole('button', { name: '使用標示後的照片' }).tap()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.getByText('已儲存').waitFor()
    const { body } = await staff.get(`/inspections/${id}`)
    expect(body.inspection.answers[0].fileIds).toHaveLength(1)
    const stored = await staff.get(`/files/${body.files[0].id}`)
    expect(stored.status).toBe(200)
    await page.context().close()
  })
})
