import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Deficiency, DeficiencyAct, DeficiencyDetail } from '#domain/deficiency/deficiency.ts'
import { checkAct } from '#domain/deficiency/deficiency-life.rules.ts'
import { WriteDocument } from '#web/official-document/write-document.tsx'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { isAllowed, useActing } from '#web/platform/rule.ts'
import { useMay } from '#web/platform/session.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { ActForm } from './act-form.tsx'
import styles from './deficiency.module.css'
import { deficiencyQuery } from './deficiency.queries.ts'

/** In the order of life: the first that may be done now and leads on is the main one. */
const onward = ['report', 'handOver', 'close'] as const satisfies DeficiencyAct[]
const beside = ['begin', 'interim', 'cost', 'extend'] as const satisfies DeficiencyAct[]
const addresses: Record<DeficiencyAct, string> = {
  report: 'report',
  handOver: 'hand-over',
  begin: 'begin',
  interim: 'interim',
  cost: 'cost',
  extend: 'extend',
  close: 'close',
}

/** What this very person may do with it now, as the rules say. */
function useAllowed(deficiency: Deficiency) {
  const actor = useActing()
  const may = useMay()
  const given = { version: deficiency.version, remark: '.', improvementDueDate: '9999-12-31' }
  return (act: DeficiencyAct) => may(`deficiency.${act}`) && isAllowed(() => checkAct(actor, deficiency, act, given))
}

export function NextSteps({ deficiency }: { deficiency: Deficiency }) {
  const isAllowedTo = useAllowed(deficiency)
  const [act, setAct] = useState<DeficiencyAct | null>(null)
  const forward = onward.filter(isAllowedTo)
  const others = beside.filter(isAllowedTo)
  return (
    <div className={styles.steps}>
      {forward.map((one, index) => (
        <Button key={one} {...(index === 0 && { kind: 'main' as const })} onPress={() => setAct(one)}>
          {t(`deficiency.act.${one}`)}
        </Button>
      ))}
      {others.map((one) => (
        <Button key={one} onPress={() => setAct(one)}>
          {t(`deficiency.act.${one}`)}
        </Button>
      ))}
      <WriteDocument occasions={['deficiencyMemo', 'deficiencyLetter']} sourceIds={[deficiency.id]} />
      {act && <ActDialog act={act} deficiency={deficiency} onClose={() => setAct(null)} />}
    </div>
  )
}

type ActDialogProps = { act: DeficiencyAct; deficiency: Deficiency; onClose: () => void }

function ActDialog({ act, deficiency: { id, version }, onClose }: ActDialogProps) {
  const queries = useQueryClient()
  const take = useAction<DeficiencyDetail>((detail) => {
    // What is done next on this page builds on what was done now.
    queries.setQueryData(deficiencyQuery(id).queryKey, detail)
    onClose()
  })
  return (
    <Dialog title={t(`deficiency.act.${act}`)} isOpen onClose={onClose}>
      <ActForm
        act={act}
        label={t(`deficiency.act.${act}`)}
        action={take}
        onSend={(given) =>
          take.mutate({ address: `/deficiencies/${id}/${addresses[act]}`, input: { version, ...given } })
        }
        onCancel={onClose}
      >
        <p>{t(`deficiency.actText.${act}`)}</p>
      </ActForm>
    </Dialog>
  )
}
