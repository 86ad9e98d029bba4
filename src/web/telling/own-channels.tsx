import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type OwnChannelsView, OwnChannels as OwnShape } from '#domain/telling/channels.ts'
import type { Channel } from '#domain/telling/telling.ts'
import { useAction } from '#web/platform/action.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { answerOf } from '#web/platform/queries.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { OrderedList } from './ordered-list.tsx'
import { PushPlaces } from './push-places.tsx'

/** Where one wants to be told outside; inside one is told always. */
export function OwnChannels() {
  const { data: view, error } = useQuery(answerOf<OwnChannelsView>('/telling/own', { staleTime: 300_000 }))
  return (
    <Section title={t('telling.own')}>
      <Failure error={error} />
      {view ? <Own view={view} /> : !error && <Skeleton />}
    </Section>
  )
}

const Own = ({ view }: { view: OwnChannelsView }) => (
  <>
    <p>{t(view.offered.length > 0 ? 'telling.ownText' : 'telling.ownNone')}</p>
    <Addresses view={view} />
    {view.pushKey && view.offered.includes('push') && (
      <PushPlaces pushPlaces={view.pushPlaces} pushKey={view.pushKey} />
    )}
    {view.offered.length > 0 && <TryOut />}
  </>
)

function Addresses({ view: { own, offered, ...view } }: { view: OwnChannelsView }) {
  const [mail, setMail] = useState(own.mail)
  const [telephone, setTelephone] = useState(own.telephone)
  const [order, setOrder] = useState<Channel[]>(() =>
    [...new Set([...own.channels, ...offered])].filter((one) => offered.includes(one)),
  )
  const [isTried, setTried] = useState(false)
  const [version, setVersion] = useState(view.version)
  const save = useAction<OwnChannelsView>((saved) => setVersion(saved.version))
  const given = { mail: mail.trim(), telephone: telephone.trim(), channels: order }
  const errorOf = (name: 'mail' | 'telephone') =>
    isTried && !OwnShape.shape[name].safeParse(given[name]).success ? t(`telling.wrong.${name}`) : null
  const send = () => {
    setTried(true)
    if (OwnShape.safeParse(given).success)
      save.mutate({ method: 'PUT', address: '/telling/own', input: { version, own: given } })
  }
  return (
    <Form label={t('telling.own')} onSubmit={send}>
      <TextField
        label={t('telling.ownMail')}
        type="email"
        autoComplete="email"
        value={mail}
        onChange={setMail}
        error={errorOf('mail')}
      />
      <TextField
        label={t('telling.ownTelephone')}
        description={t('telling.ownTelephoneText')}
        autoComplete="tel"
        value={telephone}
        onChange={setTelephone}
        error={errorOf('telephone')}
      />
      {order.length > 1 && (
        <OrderedList
          label={t('telling.ownOrder')}
          items={order.map((value) => ({ value, label: nameOf('telling.channel', value) }))}
          onChange={(values) => setOrder(values as Channel[])}
        />
      )}
      <Failure error={save.error} />
      {save.isSuccess && <Banner tone="done">{t('telling.saved')}</Banner>}
      <div>
        <Button type="submit" isPending={save.isPending}>
          {t('telling.ownSave')}
        </Button>
      </div>
    </Form>
  )
}

/** Tells oneself, so that one sees now and not in the night whether it works. */
function TryOut() {
  const attempt = useAction<unknown>()
  return (
    <>
      <div>
        <Button
          isPending={attempt.isPending}
          onPress={() => attempt.mutate({ address: '/telling/test', input: { id: newId() } })}
        >
          {t('telling.tryOut')}
        </Button>
      </div>
      <Failure error={attempt.error} />
      {attempt.isSuccess && <Banner tone="done">{t('telling.triedOut')}</Banner>}
    </>
  )
}
