import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChannelsView } from '#domain/telling/channels.ts'
import { Channel } from '#domain/telling/telling.ts'
import { useAction } from '#web/platform/action.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { ChannelFields } from './channel-fields.tsx'
import { type ChannelTexts, secretsOf, settingsOf, textsOf } from './channel-texts.ts'
import { OrderedList } from './ordered-list.tsx'

/** How people are reached outside: set by whoever runs the installation, who sees nothing of what they are told. */
export function ChannelForm() {
  const { data: view, error } = useQuery(answerOf<ChannelsView>('/telling/channels', { staleTime: 300_000 }))
  if (!view) return error ? <Failure error={error} /> : <Skeleton />
  return <Fields view={view} />
}

function Fields({ view }: { view: ChannelsView }) {
  const [texts, setTexts] = useState(() => textsOf(view.settings))
  const [order, setOrder] = useState<Channel[]>(() => [...new Set([...view.settings.order, ...Channel.options])])
  const [password, setPassword] = useState('')
  const [isTried, setTried] = useState(false)
  const [version, setVersion] = useState(view.version)
  const save = useAction<ChannelsView>((saved) => setVersion(saved.version))
  const { settings, wrong } = settingsOf(texts, order)
  const change = (changes: Partial<ChannelTexts>) => setTexts((before) => ({ ...before, ...changes }))
  const send = () => {
    setTried(true)
    if (!settings || password === '') return
    const input = { version, settings, secrets: secretsOf(texts), password }
    save.mutate({ method: 'PUT', address: '/telling/channels', input })
  }
  return (
    <Section title={t('telling.channels')}>
      <Banner quiet>{t('telling.channelsText')}</Banner>
      {!view.hasOrigin && <Banner tone="due">{t('telling.noOrigin')}</Banner>}
      <Form label={t('telling.channels')} onSubmit={send}>
        <OrderedList
          label={t('telling.channelOrder')}
          items={order.map((value) => ({ value, label: nameOf('telling.channel', value) }))}
          onChange={(values) => setOrder(values as Channel[])}
        />
        <ChannelFields texts={texts} wrong={isTried ? wrong : new Set()} kept={view.secrets} onChange={change} />
        <TextField
          label={t('telling.password')}
          description={t('telling.passwordWhy')}
          type="password"
          autoComplete="current-password"
          isRequired
          value={password}
          onChange={setPassword}
          error={isTried && password === '' ? t('web.required') : null}
        />
        <Failure error={save.error} />
        {save.isSuccess && <Banner tone="done">{t('telling.saved')}</Banner>}
        <div>
          <Button type="submit" kind="main" isPending={save.isPending}>
            {t('web.save')}
          </Button>
        </div>
      </Form>
    </Section>
  )
}
