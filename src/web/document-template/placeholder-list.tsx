import { type PlaceholderKey, placeholders } from '#domain/document-template/placeholders.ts'
import { t } from '#web/platform/i18n.ts'
import styles from './document-template.module.css'

type PlaceholderListProps = { known: readonly PlaceholderKey[]; onInsert: (key: PlaceholderKey) => void }

/** What the records can fill in: its name, its meaning and an example; a tap puts it into the text. */
export const PlaceholderList = ({ known, onInsert }: PlaceholderListProps) => (
  <details className={styles.placeholders} open>
    <summary>{t('documentTemplate.placeholders')}</summary>
    <p className={styles.soft}>{t('documentTemplate.placeholdersText')}</p>
    <ul>
      {known.map((key) => {
        const { name } = placeholders[key]
        const example = placeholders[key].example.split('\n')[0]!
        return (
          <li key={key}>
            <button
              type="button"
              className={styles.token}
              aria-label={t('documentTemplate.insert', { name, example })}
              // The cursor stays where it is.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onInsert(key)}
            >
              {`{${name}}`}
            </button>
            <span>
              {t(`documentTemplate.meaning.${key}`)}
              <small>{example}</small>
            </span>
          </li>
        )
      })}
    </ul>
  </details>
)
