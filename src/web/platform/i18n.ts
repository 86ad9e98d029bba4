import first from '#messages/zh-TW/first.json'
import type pages from '#messages/zh-TW/pages.json'

export type MessageKey = keyof typeof first | keyof typeof pages
export type Messages = Record<MessageKey, string>
export type Language = 'zh-TW' | 'en'
export type MessageParameters = Record<string, string | number>

const stored = 'shousui.language'
const state: { language: Language; messages: Messages; changed: () => void } = {
  language: 'zh-TW',
  // The first page comes with its own words alone; no other is shown before `withWords` has brought the rest.
  messages: first as Messages,
  changed: () => {},
}

export const language = (): Language => state.language

/** The sentence of a key, with {name} filled in. */
export function t(key: MessageKey, parameters: MessageParameters = {}): string {
  return state.messages[key].replace(/\{(\w+)\}/g, (place, name: string) => String(parameters[name] ?? place))
}

/** The message of an enum member or code that comes from the server: `duty.action` + `drill`. */
export function nameOf(vocabulary: string, member: string): string {
  const key = `${vocabulary}.${member}`
  return key in state.messages ? state.messages[key as MessageKey] : member
}

const wordsOf = async (spoken: Language): Promise<Messages> =>
  spoken === 'en' ? (await import('./messages-en.ts')).en : (await import('./messages-zh.ts')).zh

async function learnRest(): Promise<void> {
  const spoken = state.language
  const messages = await wordsOf(spoken)
  if (spoken === state.language) state.messages = messages
}

/** A page that is loaded when it is wanted, and the words it needs. */
export const withWords =
  <Module>(load: () => Promise<Module>) =>
  async (): Promise<Module> => {
    const [module] = await Promise.all([load(), learnRest()])
    return module
  }

async function speak(chosen: Language): Promise<void> {
  state.messages = await wordsOf(chosen)
  state.language = chosen
  document.documentElement.lang = chosen === 'en' ? 'en' : 'zh-Hant-TW'
}

export async function switchLanguage(chosen: Language): Promise<void> {
  await speak(chosen)
  localStorage.setItem(stored, chosen)
  state.changed()
}

export async function startLanguage(changed: () => void): Promise<void> {
  state.changed = changed
  if (localStorage.getItem(stored) === 'en') await speak('en')
}
