import { useState } from 'react'
import type { DeficiencyAct } from '#domain/deficiency/deficiency.ts'
import { passages } from '#domain/deficiency/deficiency-life.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'

export type ActGiven = { remark: string; improvementDueDate: string | null; amount: string }

export const nothingGiven: ActGiven = { remark: '', improvementDueDate: null, amount: '' }

const amountOf = (text: string): number | null => (/^[1-9]\d{0,9}$/.test(text.trim()) ? Number(text.trim()) : null)

/** What the act asks for, as the server takes it; null while something is missing. */
export function inputOf(act: DeficiencyAct, { remark, improvementDueDate, amount }: ActGiven) {
  if (passages[act].saysWhy && remark.trim() === '') return null
  if (act === 'extend') return improvementDueDate ? { remark, improvementDueDate } : null
  if (act !== 'cost') return { remark }
  const asked = amountOf(amount)
  return asked === null ? null : { remark, amount: asked }
}

export function useActGiven() {
  const [given, setGiven] = useState(nothingGiven)
  const [isTried, setTried] = useState(false)
  return { given, isTried, setTried, change: (changes: Partial<ActGiven>) => setGiven({ ...given, ...changes }) }
}

type ActFieldsProps = {
  act: DeficiencyAct
  given: ActGiven
  isTried: boolean
  change: (changes: Partial<ActGiven>) => void
}

export function ActFields({ act, given, isTried, change }: ActFieldsProps) {
  const saysWhy = passages[act].saysWhy === true
  return (
    <>
      {act === 'extend' && (
        <DateField
          label={t('deficiency.newDue')}
          isRequired
          value={given.improvementDueDate}
          onChange={(improvementDueDate) => change({ improvementDueDate })}
          error={isTried && !given.improvementDueDate ? t('web.required') : null}
        />
      )}
      {act === 'cost' && (
        <TextField
          label={t('deficiency.amount')}
          isRequired
          inputMode="numeric"
          maxLength={10}
          value={given.amount}
          onChange={(amount) => change({ amount })}
          error={isTried && amountOf(given.amount) === null ? t('deficiency.amountMissing') : null}
        />
      )}
      <TextArea
        label={t(saysWhy ? `deficiency.why.${act as 'interim' | 'cost' | 'extend'}` : 'deficiency.note')}
        isRequired={saysWhy}
        maxLength={500}
        value={given.remark}
        onChange={(remark) => change({ remark })}
        error={isTried && saysWhy && given.remark.trim() === '' ? t('web.required') : null}
      />
    </>
  )
}
