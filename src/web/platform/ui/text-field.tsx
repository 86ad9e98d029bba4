import type { ReactNode } from 'react'
import { FieldError } from 'react-aria-components/FieldError'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps } from 'react-aria-components/TextField'
import { t } from '#web/platform/i18n.ts'
import styles from './field.module.css'

type TextFieldProps = Omit<AriaTextFieldProps, 'className' | 'children' | 'style'> & {
  label: string
  description?: string
  placeholder?: string
  /** Shown, and marks the field as wrong, while it is there. */
  error?: string | null | undefined
}

function Field({ label, description, error, children, ...rest }: TextFieldProps & { children: ReactNode }) {
  return (
    <AriaTextField {...rest} isInvalid={Boolean(error)} className={styles.field ?? ''}>
      <Label className={styles.label}>
        {label}
        {!rest.isRequired && <span className={styles.optional}>{t('web.optional')}</span>}
      </Label>
      {description && (
        <Text slot="description" className={styles.description}>
          {description}
        </Text>
      )}
      {children}
      <FieldError className={styles.error ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}

export const TextField = ({ placeholder, ...rest }: TextFieldProps) => (
  <Field {...rest}>
    <Input className={styles.input ?? ''} placeholder={placeholder} />
  </Field>
)

export const TextArea = ({ placeholder, ...rest }: TextFieldProps) => (
  <Field {...rest}>
    <AriaTextArea className={styles.input ?? ''} placeholder={placeholder} />
  </Field>
)
