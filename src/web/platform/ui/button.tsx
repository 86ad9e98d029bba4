import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { t } from '#web/platform/i18n.ts'
import styles from './button.module.css'
import { Icon, type IconName } from './icons.tsx'

/** `main` is the one main action of a screen. */
export type ButtonKind = 'main' | 'plain' | 'quiet'

/** The look of a button for a link that leads on. */
export const buttonClass = (kind: ButtonKind = 'plain', wide = false): string =>
  [styles.button, kind === 'plain' ? '' : styles[kind], wide ? styles.wide : ''].filter(Boolean).join(' ')

type ButtonProps = Omit<AriaButtonProps, 'className' | 'children' | 'style'> & {
  kind?: ButtonKind
  wide?: boolean
  icon?: IconName
  children: ReactNode
}

/**
 * React Aria's own pending state leaves a nameless image behind in the announcer, so waiting is told here: the button
 * keeps the focus, says that it is busy, and does nothing until the answer has come.
 */
export function Button({ kind, wide, icon, children, isPending = false, ...rest }: ButtonProps) {
  const waiting = isPending ? ({ type: 'button', onPress: () => {}, 'aria-disabled': true } as const) : {}
  const look = [buttonClass(kind, wide), isPending ? styles.pending : ''].join(' ')
  return (
    <AriaButton {...rest} {...waiting} className={look}>
      {isPending ? <Busy /> : icon && <Icon name={icon} />}
      {children}
    </AriaButton>
  )
}

const Busy = () => (
  <>
    <span className={styles.spinner} aria-hidden="true" />
    <span className="visuallyHidden">{t('web.loading')}</span>
  </>
)
