import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { devices } from './browser.ts'

type Violations = { id: string; nodes: { html: string; failureSummary: string }[] }[]

/**
 * A dialog is looked at by itself: the page behind it is another visit. Loaded once more for it would be style sheets,
 * for a rule that is not on, and media, of which there are none.
 */
const run = `axe
  .run(document.querySelector('[role="dialog"], [role="alertdialog"]') ?? document, { resultTypes: ['violations'], preload: false })
  .then(({ violations }) => violations)`

/** What axe finds on the page as it stands; axe comes in through the debugger, past the content security policy. */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source)
  const found = await page.evaluate<Violations>(run)
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}

/** Every rule, at a desk in the light and on a phone in the dark: colours do not know how wide the page is. */
export async function inaccessible(page: Page): Promise<string[]> {
  await page.locator('h1').first().waitFor({ state: 'attached' })
  const colorScheme = page.viewportSize()!.width > devices.phone.viewport.width ? 'light' : 'dark'
  await page.emulateMedia({ colorScheme })
  const found = await violations(page)
  await page.emulateMedia({ colorScheme: 'light' })
  return found.map((one) => `in the ${colorScheme}: ${one}`)
}

/** How far the page can be pushed sideways. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate('document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth')
