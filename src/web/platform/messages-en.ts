import first from '#messages/en/first.json'
import pages from '#messages/en/pages.json'
import type { Messages } from './i18n.ts'

/** A key that English lacks does not compile. */
export const en: Messages = { ...first, ...pages }
