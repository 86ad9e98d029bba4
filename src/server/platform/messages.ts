import first from '#messages/zh-TW/first.json' with { type: 'json' }
import pages from '#messages/zh-TW/pages.json' with { type: 'json' }

const messages: Record<string, string> = { ...first, ...pages }

/** A sentence for official paper, which is always in Chinese. */
export function say(key: string, parameters: Record<string, string | number> = {}): string {
  const sentence = messages[key]
  if (sentence === undefined) throw new Error(`no message ${key}`)
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(parameters[name] ?? place))
}
