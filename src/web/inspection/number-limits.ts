import type { ChecklistItem } from '#domain/checklist/checklist.ts'
import { t } from '#web/platform/i18n.ts'

/** The number in what was typed, also in wide digits and with commas; undefined where there is none. */
export function readNumber(typed: string): number | undefined {
  const plain = typed.normalize('NFKC').replaceAll(/[,\s]/g, '').replace(/^[−–]/, '-')
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain) && plain.length <= 20 ? Number(plain) : undefined
}

export const withUnit = (value: number | string, unit: string | undefined): string =>
  unit ? `${value} ${unit}` : String(value)

/** What the number ought to be, in words. */
export function limitsText({ number }: ChecklistItem): string | null {
  const { least, most, unit } = number ?? {}
  if (least !== undefined && most !== undefined)
    return t('inspection.limitsBetween', { least, most: withUnit(most, unit) })
  if (least !== undefined) return t('inspection.limitsLeast', { least: withUnit(least, unit) })
  return most === undefined ? null : t('inspection.limitsMost', { most: withUnit(most, unit) })
}
