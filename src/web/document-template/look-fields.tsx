import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { PaperSetting } from '#domain/document-template/document-template.ts'
import type { StoredFile } from '#domain/file/file.ts'
import { ApiProblem, upload } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { ChoiceList } from '#web/platform/ui/choice-list.tsx'
import { FileButton } from '#web/platform/ui/file-button.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './document-template.module.css'
import type { FieldsProps } from './editor-fields.ts'
import { faultsAt } from './template-words.ts'

const sides = ['top', 'bottom', 'left', 'right'] as const
const largestLogo = 15 * 1024 * 1024
const firstHeight = 15

/** Logo, margins and binding line of every paper. */
export function LookFields({ kind, content: { look }, faults, change }: FieldsProps) {
  if (!look) return null
  const put = (changes: Partial<PaperSetting>) => change({ look: { ...look, ...changes } })
  const { marginMm } = PaperSetting.shape
  const wrong = faultsAt(kind, faults, 'margins')
  return (
    <>
      <LogoField look={look} put={put} />
      <h2>{t('documentTemplate.margins')}</h2>
      <p className={styles.soft}>{t('documentTemplate.marginsText')}</p>
      <div className={styles.sides}>
        {sides.map((side) => (
          <MeasureField
            key={side}
            label={t(`documentTemplate.margin.${side}`)}
            value={look.marginMm[side]}
            isFit={(mm) => marginMm.shape[side].safeParse(mm).success}
            wrong={t('documentTemplate.marginWrong')}
            onChange={(mm) => put({ marginMm: { ...look.marginMm, [side]: mm } })}
          />
        ))}
      </div>
      {wrong && <p className={styles.wrong}>{wrong}</p>}
      <ChoiceList
        label={t('documentTemplate.part.bindingLine')}
        several
        options={[{ value: 'binding', label: t('documentTemplate.bindingLine') }]}
        chosen={look.bindingLine ? ['binding'] : []}
        onChange={(chosen) => put({ bindingLine: chosen.length > 0 })}
      />
    </>
  )
}

type MeasureFieldProps = {
  label: string
  description?: string
  value: number
  isFit: (mm: number) => boolean
  wrong: string
  onChange: (mm: number) => void
}

/** A measure as it is typed; only one that fits is taken over. */
function MeasureField({ label, description, value, isFit, wrong, onChange }: MeasureFieldProps) {
  const [text, setText] = useState(String(value))
  const isNumber = /^\d+(\.\d)?$/.test(text.trim())
  const isWrong = !isNumber || !isFit(Number(text))
  return (
    <TextField
      label={label}
      {...(description && { description })}
      isRequired
      inputMode="decimal"
      maxLength={4}
      value={text}
      error={isWrong ? wrong : null}
      onChange={(typed) => {
        setText(typed)
        if (/^\d+(\.\d)?$/.test(typed.trim()) && isFit(Number(typed))) onChange(Number(typed))
      }}
    />
  )
}

type LogoFieldProps = { look: PaperSetting; put: (changes: Partial<PaperSetting>) => void }

function LogoField({ look: { logo }, put }: LogoFieldProps) {
  const take = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > largestLogo) throw new ApiProblem('file.too_large')
      return upload<StoredFile>('/files', file)
    },
    onSuccess: ({ id: fileId }) => put({ logo: { fileId, heightMm: logo?.heightMm ?? firstHeight } }),
  })
  return (
    <>
      <h2>{t('documentTemplate.part.logo')}</h2>
      <p className={styles.soft}>{t('documentTemplate.logoText')}</p>
      {logo && <img className={styles.logo} src={`/api/files/${logo.fileId}`} alt={t('documentTemplate.part.logo')} />}
      <div className={styles.acts}>
        <FileButton
          label={t('file.choosePictures')}
          accept="image/jpeg,image/png,image/webp"
          isBusy={take.isPending}
          onChoose={(file) => take.mutate(file)}
        />
        {logo && (
          <Button kind="quiet" onPress={() => put({ logo: null })}>
            {t('web.remove')}
          </Button>
        )}
      </div>
      <Failure error={take.error} />
      {logo && (
        <div className={styles.sides}>
          <MeasureField
            label={t('documentTemplate.logoHeight')}
            description={t('documentTemplate.logoHeightText')}
            value={logo.heightMm}
            isFit={(mm) => Number.isInteger(mm) && mm >= 8 && mm <= 40}
            wrong={t('documentTemplate.logoHeightWrong')}
            onChange={(heightMm) => put({ logo: { ...logo, heightMm } })}
          />
        </div>
      )}
    </>
  )
}
