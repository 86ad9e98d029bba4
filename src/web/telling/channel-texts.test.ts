import { describe, expect, test } from 'vitest'
import { type ChannelSettings, noChannels } from '#domain/telling/channels.ts'
import { secretsOf, settingsOf, textsOf } from './channel-texts.ts'

const everything: ChannelSettings = {
  order: ['mail', 'push'],
  allowedHosts: [
    { host: 'push.example', inside: false },
    { host: 'relay.inside', inside: true },
  ],
  mail: { host: 'mail.inside', port: 25, security: 'none', user: '', from: 'watch@example.gov.tw' },
  push: true,
  webhook: { url: 'https://push.example/hook' },
  gateway: { url: 'https://relay.inside/line', medium: 'line' },
}

describe('the fields of the ways outside', () => {
  test.each([
    ['nothing', noChannels],
    ['everything', everything],
  ] as const)('say again what was set: %s', (_, settings) => {
    expect(settingsOf(textsOf(settings), settings.order)).toEqual({ settings, wrong: new Set() })
  })

  test('say which of them is wrong', () => {
    const wrongIn = (changes: object) => [...settingsOf({ ...textsOf(everything), ...changes }, ['mail']).wrong]
    expect(wrongIn({ mailFrom: 'nobody' })).toEqual(['mailFrom'])
    expect(wrongIn({ mailPort: 'x' })).toEqual(['mailPort'])
    expect(wrongIn({ publicHosts: 'https://push.example' })).toEqual(['publicHosts'])
    expect(wrongIn({ insideHosts: 'a b' })).toEqual(['insideHosts'])
    expect(wrongIn({ webhookUrl: 'http://push.example/' })).toEqual(['webhookUrl'])
    expect(wrongIn({ gatewayUrl: 'relay' })).toEqual(['gatewayUrl'])
  })

  test('send only secrets that were typed', () => {
    expect(secretsOf(textsOf(everything))).toEqual({})
    expect(secretsOf({ ...textsOf(everything), gatewayToken: 'a' })).toEqual({ gatewayToken: 'a' })
  })
})
