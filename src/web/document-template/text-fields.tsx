import { longestText } from '#domain/document-template/document-template.ts'
import { paperForms } from '#domain/document-template/paper-forms.ts'
import { textOf } from '#domain/document-template/template.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import styles from './document-template.module.css'
import type { Cursor, FieldsProps } from './editor-fields.ts'
import { faultsAt, withText } from './template-words.ts'

type TextFieldsProps = FieldsProps & { onCursor: (cursor: Cursor) => void }

/** Subject and sections, typed as on paper. */
export const TextFields = ({ kind, content, faults, change, onCursor }: TextFieldsProps) =>
  paperForms[kind].texts.map((key) => (
    <div key={key} className={key === 'subject' || key === 'attachments' ? styles.short : styles.long}>
      <TextArea
        label={t(`documentTemplate.text.${key}`)}
        {...(key !== 'subject' && {
          description: t(key === 'attachments' ? 'documentTemplate.linesText' : 'documentTemplate.sectionText'),
        })}
        isRequired={key === 'subject'}
        maxLength={key === 'subject' ? 500 : longestText}
        value={textOf(content, key)}
        error={faultsAt(kind, faults, key)}
        onChange={(text) => change({ texts: withText(content, key, text) })}
        onSelect={({ currentTarget: { selectionStart, selectionEnd } }) =>
          onCursor({ at: key, start: selectionStart ?? 0, end: selectionEnd ?? 0 })
        }
      />
    </div>
  ))
