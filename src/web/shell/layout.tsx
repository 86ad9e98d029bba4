import { Link, Outlet, useRouter } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useSession } from '#web/platform/session.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { Bell } from '#web/telling/bell.tsx'
import { ExerciseMark, ExerciseNotice } from './exercise.tsx'
import { IdleWatch } from './idle-watch.tsx'
import styles from './layout.module.css'
import { NewVersionBanner } from './new-version-banner.tsx'
import { OutboxSign } from './outbox-sign.tsx'
import { PersonMenu } from './person-menu.tsx'
import { type Place, placesFor } from './places.ts'

const PlaceLink = ({ place }: { place: Place }) => (
  <Link
    to={place.to}
    className={styles.place}
    activeOptions={{ exact: place.to === '/', includeSearch: false }}
    activeProps={{ 'data-active': true }}
  >
    <Icon name={place.icon} size={22} />
    <span>{t(place.name)}</span>
  </Link>
)

/** After going to another page the focus is on its title, as after a full load. */
function useFocusOnNavigation(): void {
  const router = useRouter()
  useEffect(
    () =>
      router.subscribe('onRendered', ({ pathChanged, fromLocation }) => {
        if (!pathChanged || !fromLocation) return
        const target = document.querySelector<HTMLElement>('main h1') ?? document.querySelector('main')
        target?.focus({ preventScroll: true })
      }),
    [router],
  )
}

function useOnline(): boolean {
  const [isOnline, setOnline] = useState(navigator.onLine)
  useEffect(() => {
    const look = () => setOnline(navigator.onLine)
    window.addEventListener('online', look)
    window.addEventListener('offline', look)
    return () => {
      window.removeEventListener('online', look)
      window.removeEventListener('offline', look)
    }
  }, [])
  return isOnline
}

export function Layout() {
  const session = useSession()
  const isOnline = useOnline()
  const places = placesFor(session.operations)
  useFocusOnNavigation()
  return (
    <div className={styles.layout} data-exercise={session.agency.exercise || undefined}>
      <a href="#main" className={styles.skip}>
        {t('layout.skip')}
      </a>
      {session.agency.exercise && <ExerciseMark />}
      <header className={styles.strip}>
        {session.agency.exercise && <ExerciseNotice />}
        <div className={styles.stripLine}>
          <span className={styles.agency}>{session.agency.name}</span>
          <time className={styles.date} dateTime={session.today}>
            {dateText(session.today)}
          </time>
          {session.operations.includes('incident.record') && (
            <Link to="/reports/new" className={`${buttonClass('main')} ${styles.report}`}>
              <Icon name="reports" />
              {t('shell.report')}
            </Link>
          )}
          {session.operations.includes('search.find') && (
            <Link to="/search" className={styles.search}>
              <Icon name="search" />
              <span className="visuallyHidden">{t('search.title')}</span>
            </Link>
          )}
          <OutboxSign />
          <Bell />
          <PersonMenu more={places.slice(5)} />
        </div>
      </header>
      <nav className={styles.places} aria-label={t('layout.places')}>
        <span className={styles.name}>{t('web.name')}</span>
        {places.map((place) => (
          <PlaceLink key={place.to} place={place} />
        ))}
      </nav>
      <main id="main" tabIndex={-1} className={styles.main}>
        <NewVersionBanner />
        {!isOnline && <Banner tone="due">{t('web.offlineNow')}</Banner>}
        <Suspense fallback={<Skeleton lines={8} />}>
          <Outlet />
        </Suspense>
      </main>
      <IdleWatch />
    </div>
  )
}
