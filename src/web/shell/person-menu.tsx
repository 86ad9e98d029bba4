import { Link } from '@tanstack/react-router'
import { useRef } from 'react'
import { language, switchLanguage, t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { Icon } from '#web/platform/ui/icons.tsx'
import styles from './person-menu.module.css'
import type { Place } from './places.ts'
import { signOut } from './sign-out.ts'

/** The browser's own popover: it closes on Escape and on a click beside it. `more` has no room in a phone's bar. */
export function PersonMenu({ more }: { more: readonly Place[] }) {
  const { person } = useSession()
  const menu = useRef<HTMLDivElement>(null)
  const close = () => menu.current?.hidePopover()
  return (
    <>
      <button type="button" className={styles.button} popoverTarget="person-menu">
        <Icon name="person" />
        <span className={styles.name}>{person.name}</span>
        <span className="visuallyHidden">{t('person.menu')}</span>
      </button>
      <div id="person-menu" ref={menu} popover="auto" className={styles.menu}>
        <p className={styles.who}>
          <strong>{person.name}</strong> {person.title}
        </p>
        {more.map((place) => (
          <Link key={place.to} to={place.to} className={`${styles.entry} ${styles.phone}`} onClick={close}>
            {t(place.name)}
          </Link>
        ))}
        <Link to="/search" className={`${styles.entry} ${styles.phone}`} onClick={close}>
          {t('search.title')}
        </Link>
        <Link to="/approvals" className={styles.entry} onClick={close}>
          {t('person.approvals')}
        </Link>
        <Link to="/me" className={styles.entry} onClick={close}>
          {t('person.settings')}
        </Link>
        <button
          type="button"
          className={styles.entry}
          lang={language() === 'en' ? 'zh-Hant-TW' : 'en'}
          onClick={() => switchLanguage(language() === 'en' ? 'zh-TW' : 'en')}
        >
          {language() === 'en' ? '中文' : 'English'}
        </button>
        <button type="button" className={styles.entry} onClick={() => void signOut()}>
          {t('person.signOut')}
        </button>
      </div>
    </>
  )
}
