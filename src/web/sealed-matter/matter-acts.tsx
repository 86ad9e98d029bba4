import { useState } from 'react'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { HandOverDialog } from './hand-over-dialog.tsx'
import styles from './sealed-matter.module.css'
import type { MatterProps } from './sealed-matter.page.tsx'
import { TextDialog } from './text-dialog.tsx'

type Act = 'note' | 'measure' | 'handOver' | 'closed'

/** What a reader may enter; closing is for whoever answers for it. */
export function MatterActs(props: MatterProps) {
  const { matter } = props
  const [act, setAct] = useState<Act | null>(null)
  if (matter.capacity === null || matter.closedAt !== null) return null
  const acts: Act[] = [
    ...(matter.contentOutside ? [] : (['note', 'measure'] as const)),
    'handOver',
    ...(matter.capacity === 'responsible' ? (['closed'] as const) : []),
  ]
  const close = () => setAct(null)
  return (
    <div className={styles.acts}>
      {acts.map((one) => (
        <Button key={one} onPress={() => setAct(one)}>
          {t(`sealedMatter.act.${one}`)}
        </Button>
      ))}
      {act === 'handOver' && <HandOverDialog {...props} onClose={close} />}
      {act && act !== 'handOver' && <TextDialog {...props} kind={act} onClose={close} />}
    </div>
  )
}
