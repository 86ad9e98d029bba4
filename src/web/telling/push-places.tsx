import { useState } from 'react'
import type { OwnChannelsView } from '#domain/telling/channels.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import styles from './telling.module.css'

type Subscribed = string | 'denied' | 'impossible'

/** Asks the browser to let itself be woken by this agency alone; what it gave another before makes room. */
async function subscribe(pushKey: string): Promise<Subscribed> {
  const registration = await navigator.serviceWorker?.getRegistration()
  if (!registration || !('PushManager' in window)) return 'impossible'
  if ((await Notification.requestPermission()) !== 'granted') return 'denied'
  const { pushManager } = registration
  const ask = () => pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: pushKey })
  const subscription = await ask().catch(async () => {
    await (await pushManager.getSubscription())?.unsubscribe()
    return ask().catch(() => undefined)
  })
  return subscription?.endpoint ?? 'impossible'
}

/** The browsers in which one is woken; each is added in itself. */
export function PushPlaces({ pushPlaces, pushKey }: Pick<OwnChannelsView, 'pushPlaces'> & { pushKey: string }) {
  const change = useAction<OwnChannelsView>()
  const [trouble, setTrouble] = useState<'denied' | 'impossible' | null>(null)
  const add = async () => {
    const endpoint = await subscribe(pushKey)
    if (endpoint === 'denied' || endpoint === 'impossible') return setTrouble(endpoint)
    setTrouble(null)
    change.mutate({ address: '/telling/own/push', input: { id: newId(), endpoint } })
  }
  return (
    <div className={styles.ordered}>
      <h3 className={styles.label}>{t('telling.push')}</h3>
      <p>{t('telling.pushOwn')}</p>
      <ul className={styles.order}>
        {pushPlaces.map(({ id, host, madeAt }) => (
          <li key={id}>
            <span>{t('telling.pushPlace', { host, time: instantText(madeAt) })}</span>
            <Button
              kind="quiet"
              aria-label={t('telling.pushStopOne', { host })}
              onPress={() => change.mutate({ method: 'DELETE', address: `/telling/own/push/${id}`, input: {} })}
            >
              {t('telling.pushStop')}
            </Button>
          </li>
        ))}
      </ul>
      {trouble && <Banner tone="due">{t(`telling.push.${trouble}`)}</Banner>}
      <Failure error={change.error} />
      <div>
        <Button isPending={change.isPending} onPress={() => void add()}>
          {t('telling.pushHere')}
        </Button>
      </div>
    </div>
  )
}
