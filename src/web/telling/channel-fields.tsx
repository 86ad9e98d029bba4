import { t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { type ChannelTexts, newWebhookSecret } from './channel-texts.ts'

export type ChannelFieldsProps = {
  texts: ChannelTexts
  wrong: ReadonlySet<keyof ChannelTexts>
  kept: readonly string[]
  onChange: (changes: Partial<ChannelTexts>) => void
}

const onOff = () => [
  { value: 'on' as const, label: t('telling.on') },
  { value: 'off' as const, label: t('telling.off') },
]
const media = () => [
  { value: 'sms' as const, label: t('telling.medium.sms') },
  { value: 'line' as const, label: t('telling.medium.line') },
]
const securities = () =>
  (['startTls', 'tls', 'none'] as const).map((value) => ({ value, label: t(`telling.security.${value}`) }))

/** The fields of each way, the list of hosts first: without it nothing goes out by https. */
export function ChannelFields({ texts, wrong, kept, onChange }: ChannelFieldsProps) {
  const field = (name: keyof ChannelTexts) => ({
    label: t(`telling.field.${name}`),
    value: texts[name],
    onChange: (text: string) => onChange({ [name]: text }),
    error: wrong.has(name) ? t(name.endsWith('Hosts') ? 'telling.wrong.hosts' : 'telling.wrong.other') : null,
  })
  const secret = (name: 'mailPassword' | 'webhookSecret' | 'gatewayToken') => ({
    ...field(name),
    type: 'password' as const,
    autoComplete: 'off',
    description: t(kept.includes(name) ? 'telling.secretKept' : 'telling.secretNone'),
  })
  return (
    <>
      <Section title={t('telling.hosts')}>
        <Banner quiet>{t('telling.hostsText')}</Banner>
        <TextArea {...field('publicHosts')} />
        <TextArea {...field('insideHosts')} />
      </Section>
      <Section title={t('telling.channel.mail')}>
        <TextField {...field('mailHost')} description={t('telling.emptyIsOff')} />
        <TextField {...field('mailPort')} inputMode="numeric" maxLength={5} />
        <Select
          label={t('telling.field.mailSecurity')}
          options={securities()}
          value={texts.mailSecurity}
          onChange={(mailSecurity) => onChange({ mailSecurity })}
        />
        <TextField {...field('mailFrom')} type="email" />
        <TextField {...field('mailUser')} autoComplete="off" />
        <TextField {...secret('mailPassword')} />
      </Section>
      <Section title={t('telling.channel.push')}>
        <p>{t('telling.pushText')}</p>
        <Segmented
          label={t('telling.channel.push')}
          hideLabel
          segments={onOff()}
          value={texts.push === 'on' ? 'on' : 'off'}
          onChange={(push) => onChange({ push })}
        />
      </Section>
      <Section title={t('telling.channel.gateway')}>
        <TextField {...field('gatewayUrl')} type="url" description={t('telling.emptyIsOff')} />
        <Segmented
          label={t('telling.field.gatewayMedium')}
          segments={media()}
          value={texts.gatewayMedium === 'line' ? 'line' : 'sms'}
          onChange={(gatewayMedium) => onChange({ gatewayMedium })}
        />
        <TextField {...secret('gatewayToken')} />
      </Section>
      <Section title={t('telling.channel.webhook')}>
        <TextField {...field('webhookUrl')} type="url" description={t('telling.emptyIsOff')} />
        <TextField {...secret('webhookSecret')} type={texts.webhookSecret === '' ? 'password' : 'text'} />
        <div>
          <Button onPress={() => onChange({ webhookSecret: newWebhookSecret() })}>{t('telling.makeSecret')}</Button>
        </div>
      </Section>
    </>
  )
}
