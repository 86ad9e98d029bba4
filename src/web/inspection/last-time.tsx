import type { ChecklistItem } from '#domain/checklist/checklist.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { GivenAnswer } from './given-answer.tsx'
import styles from './question.module.css'
import type { LastTime } from './question-props.ts'

/** Last time's answer beside this one. */
export const LastTimeLine = ({ item, last }: { item: ChecklistItem; last: LastTime }) => (
  <div className={styles.last}>
    <span>{t('inspection.lastTime', { date: dateText(last.on) })}</span>
    <GivenAnswer item={item} answer={last.answer} />
    {last.answer.note && <span className={styles.lastNote}>{last.answer.note}</span>}
  </div>
)
