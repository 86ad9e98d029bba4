import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import styles from './telling.module.css'

type OrderedListProps = {
  label: string
  items: readonly { value: string; label: string }[]
  onChange: (values: string[]) => void
  /** Without it nothing can be taken out. */
  onRemove?: (value: string) => void
}

/** What comes first, second and so on; each can be moved up. */
export function OrderedList({ label, items, onChange, onRemove }: OrderedListProps) {
  const values = items.map(({ value }) => value)
  const moveUp = (index: number) => onChange(values.toSpliced(index, 1).toSpliced(index - 1, 0, values[index]!))
  return (
    <div className={styles.ordered}>
      <h3 className={styles.label}>{label}</h3>
      <ol className={styles.order} aria-label={label}>
        {items.map((item, index) => (
          <li key={item.value}>
            <span>
              {index + 1}. {item.label}
            </span>
            <span className={styles.acts}>
              {index > 0 && (
                <Button
                  kind="quiet"
                  aria-label={t('telling.moveUpOne', { name: item.label })}
                  onPress={() => moveUp(index)}
                >
                  {t('telling.moveUp')}
                </Button>
              )}
              {onRemove && (
                <Button
                  kind="quiet"
                  aria-label={t('telling.takeOutOne', { name: item.label })}
                  onPress={() => onRemove(item.value)}
                >
                  {t('telling.takeOut')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ol>
    </div>
  )
}
