import axe from 'axe-core'
import type { Page } from 'playwright-core'

type Violations = { id: string; nodes: { html: string; failureSummary: string }[] }[]

/** A dialog is looked at by itself: the page behind it is another visit. */
const run = (options: object): string =>
  `axe.run(document.querySelector('[role="dialog"], [role="alertdialog"]') ?? document, ${JSON.stringify({ resultTypes: ['violations'], ...options })}).then(({ violations }) => violations)`

/** What axe finds on the page as it stands; axe comes in through the debugger, past the content security policy. */
async function violations(page: Page, options: object): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(axe.source)
  const found = await page.evaluate<Violations>(run(options))
  return found.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`))
}

/** Every rule in the light, and in the dark what colour can break. */
export async function inaccessible(page: Page): Promise<string[]> {
  const light = await violations(page, {})
  await page.emulateMedia({ colorScheme: 'dark' })
  const dark = await violations(page, { runOnly: ['color-contrast', 'link-in-text-block'] })
  await page.emulateMedia({ colorScheme: 'light' })
  return [...light, ...dark.map((one) => `in the dark: ${one}`)]
}

/** How far the page can be pushed sideways. */
export const sideways = (page: Page): Promise<number> =>
  page.evaluate('document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth')
