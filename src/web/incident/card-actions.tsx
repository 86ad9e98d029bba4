import { useState } from 'react'
import type { IncidentCard } from '#domain/incident/incident-card.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { ClosingDialog } from './closing-form.tsx'
import { ControlDialog } from './control-form.tsx'
import { EntryDialog } from './entry-form.tsx'
import { FactsDialog } from './facts-form.tsx'
import styles from './incident.module.css'
import { SeverityDialog } from './severity-form.tsx'

type Act = 'measure' | 'note' | 'receipt' | 'file' | 'facts' | 'severity' | 'control' | 'close'

/** What may be done to the event as it stands. */
export function CardActions({ card }: { card: IncidentCard }) {
  const may = useMay()
  const [act, setAct] = useState<Act | null>(null)
  const { state, kinds } = card.incident
  const close = () => setAct(null)
  if (state === 'closed') return null
  const acts: [Act, boolean][] = [
    ['measure', may('incident.addEntry')],
    ['receipt', may('incident.addEntry')],
    ['file', may('incident.addEntry')],
    ['note', may('incident.addEntry')],
    ['facts', may('incident.changeFacts')],
    ['severity', may('incident.judgeSeverity') && kinds.includes('cyberIncident')],
    ['control', may('incident.control') && state === 'open'],
    ['close', may('incident.close') && state === 'controlled'],
  ]
  return (
    <div className={styles.next}>
      {acts
        .filter(([, isThere]) => isThere)
        .map(([one]) => (
          <Button key={one} onPress={() => setAct(one)}>
            {t(`incident.write.${one}`)}
          </Button>
        ))}
      {(act === 'measure' || act === 'receipt' || act === 'file' || act === 'note') && (
        <EntryDialog card={card} kind={act} onClose={close} />
      )}
      {act === 'facts' && <FactsDialog card={card} onClose={close} />}
      {act === 'severity' && <SeverityDialog card={card} onClose={close} />}
      {act === 'control' && <ControlDialog card={card} onClose={close} />}
      {act === 'close' && <ClosingDialog card={card} onClose={close} />}
    </div>
  )
}
