import type { FactsKnown } from '#domain/incident/incident.ts'
import { flagsToAsk } from '#domain/incident/incident-kind.rules.ts'
import type { IncidentFlag } from '#domain/route/route.ts'
import { t } from '#web/platform/i18n.ts'
import { ChoiceList } from '#web/platform/ui/choice-list.tsx'
import { useFlagName } from '#web/route/route-words.ts'
import styles from './incident.module.css'

type FlagQuestionsProps = {
  facts: Pick<FactsKnown, 'kinds' | 'flags'>
  onChange: (flags: IncidentFlag[]) => void
}

/** What makes it graver, as questions; whoever does not know leaves them. */
export function FlagQuestions({ facts: { kinds, flags }, onChange }: FlagQuestionsProps) {
  const flagName = useFlagName()
  const asked = flagsToAsk(kinds, flags)
  if (asked.length === 0) return null
  return (
    <div className={styles.kinds}>
      <span className={styles.legend}>{t('incident.flags')}</span>
      <ChoiceList
        several
        label={t('incident.flags')}
        options={asked.map((value) => ({ value, label: t('incident.isIt', { what: flagName(value) }) }))}
        chosen={flags}
        onChange={(chosen) => onChange(chosen as IncidentFlag[])}
      />
    </div>
  )
}
