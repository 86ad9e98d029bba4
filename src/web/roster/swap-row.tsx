import type { Swap } from '#domain/roster/swap.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { StateMark, type Tone } from '#web/platform/ui/state-mark.tsx'
import styles from './roster.module.css'

const tones: Record<Swap['state'], Tone> = {
  asked: 'due',
  agreed: 'underWay',
  declined: 'nothing',
  done: 'done',
  refused: 'nothing',
  withdrawn: 'nothing',
}

const shiftText = ({ date, name }: Swap['shift']): string => `${dateText(date)} ${name}`

/** One swap, with what this person may do about it. */
export function SwapRow({ swap, inChargeOf = false }: { swap: Swap; inChargeOf?: boolean }) {
  const { state, fromName: from, toName: to, shift, returned, reason, remark } = swap
  const words = returned
    ? t('swap.line.return', { from, to, shift: shiftText(shift), back: shiftText(returned) })
    : t('swap.line', { from, to, shift: shiftText(shift) })
  return (
    <li>
      <StateMark tone={tones[state]}>{t(`swap.state.${state}`)}</StateMark>
      <strong>{words}</strong>
      <span className={`${styles.soft} ${styles.grow}`}>{[reason, remark].filter(Boolean).join('　')}</span>
      <SwapActs swap={swap} inChargeOf={inChargeOf} />
    </li>
  )
}

function SwapActs({ swap: { id, state, fromId, toId }, inChargeOf }: { swap: Swap; inChargeOf: boolean }) {
  const { person } = useSession()
  const act = useAction()
  const does = (step: string, input: object) => act.mutate({ address: `/shift-swaps/${id}/${step}`, input })
  const isParty = person.id === fromId || person.id === toId
  return (
    <span className={styles.acts}>
      {state === 'asked' && person.id === toId && (
        <>
          <Button kind="main" isPending={act.isPending} onPress={() => does('answer', { isAgreed: true })}>
            {t('swap.agree')}
          </Button>
          <Button onPress={() => does('answer', { isAgreed: false })}>{t('swap.decline')}</Button>
        </>
      )}
      {state === 'agreed' && inChargeOf && !isParty && (
        <>
          <Button
            kind="main"
            isPending={act.isPending}
            onPress={() => does('settle', { isConfirmed: true, remark: '' })}
          >
            {t('swap.confirm')}
          </Button>
          <Button onPress={() => does('settle', { isConfirmed: false, remark: '' })}>{t('swap.refuse')}</Button>
        </>
      )}
      {(state === 'asked' || state === 'agreed') && person.id === fromId && (
        <Button kind="quiet" onPress={() => does('withdraw', {})}>
          {t('swap.withdraw')}
        </Button>
      )}
      <Failure error={act.error} />
    </span>
  )
}
