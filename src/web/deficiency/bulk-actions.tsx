import { useState } from 'react'
import { may } from '#domain/access.ts'
import type { Deficiency, DeficiencyBulk, DeficiencyBulkResult } from '#domain/deficiency/deficiency.ts'
import { WriteDocument } from '#web/official-document/write-document.tsx'
import { useAction } from '#web/platform/action.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { ActForm } from './act-form.tsx'
import styles from './deficiency.module.css'

const acts = ['report', 'handOver', 'extend', 'close'] as const
type BulkAct = DeficiencyBulk['act']

type BulkActionsProps = { chosen: readonly Deficiency[]; onClear: () => void }

/** The same act on all that are chosen, and the papers about them. */
export function BulkActions({ chosen, onClear }: BulkActionsProps) {
  const { roles } = useActing()
  const [act, setAct] = useState<BulkAct | null>(null)
  if (chosen.length === 0) return null
  return (
    <section className={styles.bulk} aria-label={t('deficiency.bulk')}>
      <strong role="status">{t('deficiency.chosen', { count: chosen.length })}</strong>
      {acts
        .filter((one) => may(roles, `deficiency.${one}`))
        .map((one) => (
          <Button key={one} onPress={() => setAct(one)}>
            {t(`deficiency.act.${one}`)}
          </Button>
        ))}
      <WriteDocument occasions={['deficiencyMemo', 'deficiencyLetter']} sourceIds={chosen.map(({ id }) => id)} />
      <Button kind="quiet" onPress={onClear}>
        {t('deficiency.clear')}
      </Button>
      {act && <BulkDialog act={act} chosen={chosen} onClose={() => setAct(null)} onDone={onClear} />}
    </section>
  )
}

type BulkDialogProps = { act: BulkAct; chosen: readonly Deficiency[]; onClose: () => void; onDone: () => void }

function BulkDialog({ act, chosen, onClose, onDone }: BulkDialogProps) {
  const [result, setResult] = useState<DeficiencyBulkResult | null>(null)
  const change = useAction<DeficiencyBulkResult>((answer) => (answer.refused.length > 0 ? setResult(answer) : onDone()))
  const items = chosen.map(({ id, version }) => ({ id, version }))
  const title = t('deficiency.actOnMany', { act: t(`deficiency.act.${act}`), count: chosen.length })
  if (result)
    return (
      <Dialog title={title} isOpen onClose={onDone}>
        <Refused result={result} chosen={chosen} />
        <Actions>
          <Button kind="main" onPress={onDone}>
            {t('web.close')}
          </Button>
        </Actions>
      </Dialog>
    )
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <ActForm
        act={act}
        label={title}
        action={change}
        onSend={(given) =>
          change.mutate({
            address: '/deficiencies/together',
            input: { improvementDueDate: null, ...given, act, items } satisfies DeficiencyBulk,
          })
        }
        onCancel={onClose}
      />
    </Dialog>
  )
}

/** Which ones were left as they were, and what kept them. */
const Refused = ({ result, chosen }: { result: DeficiencyBulkResult; chosen: readonly Deficiency[] }) => (
  <Banner tone="due" title={t('deficiency.bulkResult', { done: result.done.length, refused: result.refused.length })}>
    <ul className={styles.refused}>
      {result.refused.map(({ id, code }) => (
        <li key={id}>
          {chosen.find((one) => one.id === id)?.description}：{nameOf('problem', code)}
        </li>
      ))}
    </ul>
  </Banner>
)
