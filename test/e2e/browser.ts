import fs from 'node:fs'
import path from 'node:path'
import { type BrowserContext, type ConsoleMessage, chromium, type Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import type { MovableClock } from './movable-clock.ts'

const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]
const executablePath = process.env.CHROMIUM ?? places.find((place) => fs.existsSync(place))

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export type Device = 'desk' | 'phone'

export const devices = {
  desk: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 2 },
} as const

/** What waits is drawn without motion, which would have it drawn sixty times a second. */
const ordinary = { locale: 'zh-TW', reducedMotion: 'reduce' } as const

/** The page's clock goes with the application's; timers keep their pace. */
const withClock = (ahead: number): string => `{
  const Real = Date
  const now = () => Real.now() + ${ahead}
  globalThis.Date = new Proxy(Real, {
    construct: (target, given, made) => Reflect.construct(target, given.length > 0 ? given : [now()], made),
    apply: () => new Real(now()).toString(),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  })
}`

const reportViolations = `document.addEventListener('securitypolicyviolation', (event) =>
  console.error('content security policy:', event.violatedDirective, event.blockedURI))`

/**
 * A page asks who is signed in before anybody is, and for a sample where there is none. A draft whose saving was cut off
 * by leaving the page is saved again, learns that it had arrived, and goes on from there. No defects.
 */
const isOrdinary = (message: ConsoleMessage): boolean =>
  (message.text().includes('401') && /\/api\/(session|today)$/.test(message.location().url)) ||
  (message.text().includes('404') && message.location().url.endsWith('/api/sample')) ||
  (message.text().includes('409') && /\/api\/inspections\/[\da-f-]+$/.test(message.location().url))

export const launched = () => chromium.launch({ executablePath: executablePath!, args })

/** Chromium at the house's door. What it complains of, and whom it asks outside, is noticed. */
export async function openBrowser(address: string, clock: MovableClock) {
  const browser = await launched()
  const contexts = new Set<BrowserContext>()
  const noticed: string[] = []

  const visit = async (device: Device): Promise<Page> => {
    const context = await browser.newContext({ baseURL: address, ...ordinary, ...devices[device] })
    contexts.add(context)
    context.setDefaultTimeout(15_000)
    context.on('console', (message) => {
      if (message.type() === 'error' && !isOrdinary(message))
        noticed.push(`${message.text()} ${message.location().url}`)
    })
    context.on('weberror', (error) => noticed.push(String(error.error().stack)))
    context.on('request', (request) => {
      const { origin, protocol } = new URL(request.url())
      if (origin !== address && protocol.startsWith('http')) noticed.push(`asked outside: ${request.url()}`)
    })
    await context.addInitScript(withClock(clock.ahead()))
    await context.addInitScript(reportViolations)
    return context.newPage()
  }

  const enter = async (loginName: string, password: string, device: Device): Promise<Page> => {
    const page = await visit(device)
    await page.goto('/')
    await page.getByRole('textbox', { name: '帳號' }).fill(loginName)
    await page.getByLabel('密碼').fill(password)
    await page.getByRole('button', { name: '登入', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: '今日' }).waitFor()
    return page
  }

  const everybodyLeaves = async () => {
    for (const context of contexts) await context.close()
    contexts.clear()
  }
  afterAll(() => browser.close())

  return {
    visit,
    enter,
    everybodyLeaves,
    /** What was complained of since the last asking. */
    complaints: () => noticed.splice(0),
    expectQuiet: () => expect(noticed.splice(0)).toEqual([]),
  }
}

/** For those who want to see what the journey saw: SHOTS names a folder. */
export async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.SHOTS
  if (folder) await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: name.endsWith('-full') })
}

/** The whole page in the dark and in the light. */
export async function bothShots(page: Page, name: string): Promise<void> {
  if (!process.env.SHOTS) return
  for (const colorScheme of ['dark', 'light'] as const) {
    await page.emulateMedia({ colorScheme })
    await shot(page, `${name}-${colorScheme}-full`)
  }
}
