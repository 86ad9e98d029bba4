import fs from 'node:fs'
import path from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, inject, test } from 'vitest'
import { dropFile } from './acts.ts'
import { sampleHouse } from './house.ts'

const planText = fs.readFileSync(new URL('../../src/domain/sample/sample-plan.txt', import.meta.url), 'utf8')

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** The median of three; on a machine that is busy with something else it is taken again, three times at most. */
async function settledMedian(limit: number, measure: () => Promise<number>): Promise<number> {
  const medians: number[] = []
  for (let round = 0; round < 3 && !medians.some((one) => one <= limit); round += 1) {
    const values: number[] = []
    for (let turn = 0; turn < 3; turn += 1) values.push(await measure())
    medians.push(median(values))
  }
  return Math.min(...medians)
}

/** A middling phone on a middling network: a quarter of this machine's speed, 1.6 Mbit/s, 150 ms. */
async function slowDown(context: BrowserContext, page: Page): Promise<void> {
  const debugging = await context.newCDPSession(page)
  await debugging.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await debugging.send('Network.enable')
  await debugging.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8,
    uploadThroughput: 750_000 / 8,
  })
}

/** The largest thing painted so far, in ms since the page was asked for; told once the next frame is out. */
const largestPaint = `new Promise((done) => {
  new PerformanceObserver((list) => requestAnimationFrame(() => done(list.getEntries().at(-1).startTime)))
    .observe({ type: 'largest-contentful-paint', buffered: true })
})`

const scriptsLoaded = `performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.endsWith('.js'))`

const zipped = (address: string): number =>
  fs.statSync(path.join(inject('web'), `${new URL(address).pathname}.gz`)).size

const home = await sampleHouse()

describe('how long one waits', () => {
  test('Today stands on a slow phone within 2.5 seconds, with at most 180 kB of JavaScript', async () => {
    let scripts: string[] = []
    const firstLoad = async () => {
      const page = await home.come('mo.yishan', 'phone')
      const context = page.context()
      await slowDown(context, page)
      await page.goto('/', { waitUntil: 'commit' })
      await page.getByRole('main').getByRole('listitem').first().waitFor()
      const painted = await page.evaluate<number>(largestPaint)
      scripts = await page.evaluate<string[]>(scriptsLoaded)
      await context.close()
      return painted
    }
    const painted = await settledMedian(2_500, firstLoad)
    const bytes = scripts.map(zipped).reduce((sum, size) => sum + size, 0)
    console.info(
      `Today, first load on a slow phone: ${Math.round(painted)} ms, ${Math.round(bytes / 1000)} kB of script`,
    )
    expect(painted).toBeLessThanOrEqual(2_500)
    expect(bytes).toBeLessThanOrEqual(180_000)
    expect(bytes).toBeGreaterThan(10_000)
  })

  test('a dropped plan stands there as clauses with its duties within two seconds', async () => {
    const page = await home.enter('he.ruoqi')
    const dropped = async () => {
      await page.goto('/plans/import')
      const target = page.getByText('把檔案拖到這裡，或點選檔案')
      await target.waitFor()
      const at = Date.now()
      await dropFile(page, target, 'plan.txt', planText)
      await page.getByRole('region', { name: '計畫全文' }).locator('mark').first().waitFor()
      return Date.now() - at
    }
    const waited = await settledMedian(2_000, dropped)
    console.info(`A dropped plan: ${waited} ms`)
    expect(waited).toBeLessThanOrEqual(2_000)
    home.expectQuiet()
  })
})
