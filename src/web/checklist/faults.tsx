import type { Fault } from '#domain/checklist/faults.rules.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Icon } from '#web/platform/ui/icons.tsx'
import type { Chosen } from './choice.ts'
import { type Content, findItem } from './editing.ts'
import styles from './faults.module.css'
import { itemTitle } from './words.ts'

const placeOf = (content: Content, { itemKey, section }: Fault): string => {
  const item = itemKey === undefined ? undefined : findItem(content, itemKey)
  return item ? `${item.key} ${itemTitle(item)}` : (section ?? content.title)
}

const chosenBy = ({ itemKey, section }: Fault): Chosen => {
  if (itemKey !== undefined) return { part: 'item', key: itemKey }
  return section === undefined ? { part: 'form' } : { part: 'section', title: section }
}

const faultText = ({ code, detail }: Fault): string => nameOf('checklist.fault', code).replace('{detail}', detail ?? '')

type FaultListProps = { content: Content; faults: readonly Fault[]; onChoose: (chosen: Chosen) => void }

/** What must be set right before the form is published; each line opens its place. */
export const FaultList = ({ content, faults, onChoose }: FaultListProps) => (
  <ul className={styles.faults} aria-label={t('checklist.edit.faults', { count: faults.length })}>
    {faults.map((fault) => (
      <li key={JSON.stringify(fault)}>
        <button type="button" className={styles.fault} onClick={() => onChoose(chosenBy(fault))}>
          <Icon name="late" size={18} />
          <span>
            <strong>{placeOf(content, fault)}</strong>
            <span className={styles.text}>{faultText(fault)}</span>
          </span>
        </button>
      </li>
    ))}
  </ul>
)
