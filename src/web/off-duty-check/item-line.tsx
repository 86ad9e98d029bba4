import type { StoredFile } from '#domain/file/file.ts'
import type { OffDutyItem } from '#domain/off-duty-check/off-duty-check.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Chips } from '#web/platform/ui/chips.tsx'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import styles from './off-duty-check.module.css'
import type { Answers } from './use-close.ts'

type Answer = Answers[number]
type ItemLineProps = {
  item: OffDutyItem
  answer: Answer
  error: string | null
  onChange: (answer: Answer) => void
}

const mostFiles = 5

/** In order unless it is said otherwise, with one tap. */
export function ItemLine({ item, answer, error, onChange }: ItemLineProps) {
  const { wrong } = answer
  const change = (changes: Partial<Answer>) => onChange({ ...answer, ...changes })
  return (
    <li className={styles.item} data-wrong={wrong !== null}>
      <div className={styles.itemHead}>
        <span>{item.text}</span>
        <Button
          kind="quiet"
          icon={wrong ? 'done' : 'notCompliant'}
          aria-label={t(wrong ? 'offDutyCheck.inOrderOf' : 'offDutyCheck.wrongOf', { item: item.text })}
          onPress={() => change({ wrong: wrong ? null : { note: '', isDeficiency: false } })}
        >
          {t(wrong ? 'offDutyCheck.inOrder' : 'offDutyCheck.wrong')}
        </Button>
      </div>
      {wrong && (
        <>
          <TextArea
            label={t('offDutyCheck.what')}
            isRequired
            maxLength={300}
            value={wrong.note}
            onChange={(note) => change({ wrong: { ...wrong, note } })}
            error={error}
          />
          <Chips
            label={t('offDutyCheck.deficiency')}
            hideLabel
            options={[{ value: 'yes', label: t('offDutyCheck.deficiency') }]}
            chosen={wrong.isDeficiency ? ['yes'] : []}
            onChange={(chosen) => change({ wrong: { ...wrong, isDeficiency: chosen.length > 0 } })}
          />
        </>
      )}
      {(item.photograph || wrong) && (
        <FilePicker
          label={item.text}
          onlyPictures
          isDisabled={answer.fileIds.length >= mostFiles}
          files={answer.fileIds.map((id, index) => pictureOf(id, index))}
          onAdd={({ id }) => change({ fileIds: [...answer.fileIds, id] })}
          onRemove={(removed) => change({ fileIds: answer.fileIds.filter((id) => id !== removed) })}
        />
      )}
      {!wrong && error && <p className={styles.error}>{error}</p>}
    </li>
  )
}

/** All that is known of a photograph before the server has it. */
export const pictureOf = (id: string, index: number): StoredFile => ({
  id,
  name: t('offDutyCheck.photograph', { number: index + 1 }),
  mediaType: 'image/jpeg',
  size: 0,
  sha256: '',
})
