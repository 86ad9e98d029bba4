import first from '#messages/zh-TW/first.json'
import pages from '#messages/zh-TW/pages.json'
import type { Messages } from './i18n.ts'

export const zh: Messages = { ...first, ...pages }
