import { telephoneHref } from '#domain/contact/contact.rules.ts'
import type { Contact } from '#domain/contact/contact.ts'
import { t } from '#web/platform/i18n.ts'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import styles from './contact.module.css'

type Called = Pick<Contact, 'name' | 'dayTelephone' | 'nightTelephone'>

/** Its numbers, each a touch away from ringing. */
export function CallLinks({ contact: { name, dayTelephone, nightTelephone } }: { contact: Called }) {
  const both = nightTelephone !== '' && nightTelephone !== dayTelephone && dayTelephone !== ''
  const numbers = both
    ? [
        { telephone: dayTelephone, when: t('contact.callDay') },
        { telephone: nightTelephone, when: t('contact.callNight') },
      ]
    : [{ telephone: dayTelephone || nightTelephone, when: '' }].filter(({ telephone }) => telephone !== '')
  return (
    <span className={styles.calls}>
      {numbers.map(({ telephone, when }) => (
        <a
          key={telephone}
          className={`${buttonClass()} ${styles.call}`}
          href={telephoneHref(telephone)}
          aria-label={t('contact.callOne', { name, telephone: `${when} ${telephone}`.trim() })}
        >
          <Icon name="telephone" />
          {when && <span className={styles.when}>{when}</span>}
          {telephone}
        </a>
      ))}
    </span>
  )
}
