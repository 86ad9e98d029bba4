import type { RouteBasis } from '#domain/route/route.ts'
import { t } from '#web/platform/i18n.ts'
import styles from './route.module.css'
import { basisText } from './route-words.ts'

/** What the model calls its times that no law sets; the mark says so already. */
const plainOwn = '本機關自訂'

/** Law, or the agency's own setting: nobody should take the one for the other. */
export const BasisMark = ({ basis }: { basis: RouteBasis }) => (
  <span className={styles.basis}>
    <span className={basis.isLaw ? styles.law : styles.own}>
      {t(basis.isLaw ? 'route.basis.law' : 'route.basis.own')}
    </span>
    {(basis.isLaw || basis.text !== plainOwn) && basis.text && <span title={basisText(basis)}>{basis.text}</span>}
  </span>
)
