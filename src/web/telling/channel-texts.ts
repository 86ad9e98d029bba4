import { type ChannelSecrets, ChannelSettings } from '#domain/telling/channels.ts'

/** What stands in the fields; an empty address is a way that is switched off. */
export type ChannelTexts = Record<
  | 'publicHosts'
  | 'insideHosts'
  | 'mailHost'
  | 'mailPort'
  | 'mailSecurity'
  | 'mailUser'
  | 'mailFrom'
  | 'push'
  | 'webhookUrl'
  | 'gatewayUrl'
  | 'gatewayMedium'
  | 'mailPassword'
  | 'webhookSecret'
  | 'gatewayToken',
  string
>

const hostsOf = ({ allowedHosts }: ChannelSettings, inside: boolean): string =>
  allowedHosts
    .filter((listed) => listed.inside === inside)
    .map(({ host }) => host)
    .join('\n')

export const textsOf = (settings: ChannelSettings): ChannelTexts => ({
  publicHosts: hostsOf(settings, false),
  insideHosts: hostsOf(settings, true),
  mailHost: settings.mail?.host ?? '',
  mailPort: String(settings.mail?.port ?? 587),
  mailSecurity: settings.mail?.security ?? 'startTls',
  mailUser: settings.mail?.user ?? '',
  mailFrom: settings.mail?.from ?? '',
  push: settings.push ? 'on' : 'off',
  webhookUrl: settings.webhook?.url ?? '',
  gatewayUrl: settings.gateway?.url ?? '',
  gatewayMedium: settings.gateway?.medium ?? 'sms',
  mailPassword: '',
  webhookSecret: '',
  gatewayToken: '',
})

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim().toLowerCase())
    .filter((line) => line !== '')

/** What the fields say; the names of those that are wrong, as far as one can say. */
export function settingsOf(texts: ChannelTexts, order: ChannelSettings['order']) {
  const hosts = (text: string, inside: boolean) => linesOf(text).map((host) => ({ host, inside }))
  const checked = ChannelSettings.safeParse({
    order,
    allowedHosts: [...hosts(texts.publicHosts, false), ...hosts(texts.insideHosts, true)],
    mail:
      texts.mailHost === ''
        ? null
        : {
            host: texts.mailHost.trim(),
            port: Number(texts.mailPort),
            security: texts.mailSecurity,
            user: texts.mailUser,
            from: texts.mailFrom.trim(),
          },
    push: texts.push === 'on',
    webhook: texts.webhookUrl === '' ? null : { url: texts.webhookUrl.trim() },
    gateway: texts.gatewayUrl === '' ? null : { url: texts.gatewayUrl.trim(), medium: texts.gatewayMedium },
  })
  const publicCount = linesOf(texts.publicHosts).length
  const wrong = new Set<keyof ChannelTexts>(
    (checked.error?.issues ?? []).map(({ path: [part, place] }) => fieldOf(String(part), place, publicCount)),
  )
  return { settings: checked.data, wrong }
}

function fieldOf(part: string, place: PropertyKey | undefined, publicCount: number): keyof ChannelTexts {
  if (part === 'allowedHosts') return Number(place) < publicCount ? 'publicHosts' : 'insideHosts'
  if (part === 'webhook') return 'webhookUrl'
  if (part === 'gateway') return 'gatewayUrl'
  const mail = { host: 'mailHost', port: 'mailPort', user: 'mailUser', from: 'mailFrom' } as const
  return mail[place as keyof typeof mail] ?? 'mailHost'
}

/** Only those that were typed: an empty field leaves what is kept. */
export const secretsOf = ({ mailPassword, webhookSecret, gatewayToken }: ChannelTexts): ChannelSecrets => ({
  ...(mailPassword && { mailPassword }),
  ...(webhookSecret && { webhookSecret }),
  ...(gatewayToken && { gatewayToken }),
})

const secretBytes = 32

/** In the form of Standard Webhooks; the other side is given the same. */
export const newWebhookSecret = (): string =>
  `whsec_${btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(secretBytes))))}`
