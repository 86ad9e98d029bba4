import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { ProgressBar } from 'react-aria-components/ProgressBar'
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

export function Button({ kind, wide, icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton {...rest} className={buttonClass(kind, wide)}>
      {rest.isPending ? (
        <ProgressBar isIndeterminate aria-label={t('web.loading')} className={styles.spinner ?? ''} />
      ) : (
        icon && <Icon name={icon} />
      )}
      {children}
    </AriaButton>
  )
}
