import type { AnswerKind, ChecklistItem, Choice } from '#domain/checklist/checklist.ts'
import { Grade, Verdict } from '#domain/checklist/checklist.ts'
import type { ChoiceLists } from './xlsform.choices.ts'
import { fitFormula, together } from './xlsform.formulas.ts'
import type { Languages } from './xlsform.languages.ts'
import type { Planned } from './xlsform.reader.ts'
import type { Cell, Row } from './xlsform.table.ts'
import { pixels, verdictList } from './xlsform.terms.ts'
import type { QuestionType } from './xlsform.types.ts'
import { type Note, wordingOf } from './xlsform.wording.ts'

export type Context = {
  languages: Languages
  lists: ChoiceLists
  /** What a question is called here, by its name in the spreadsheet. */
  keys: ReadonlyMap<string, string>
  /** Written by this product: what it leaves empty is empty. */
  isOwn: boolean
  note: Note
}

const kinds: Record<QuestionType, AnswerKind> = {
  text: 'text',
  integer: 'number',
  decimal: 'number',
  range: 'number',
  note: 'note',
  date: 'date',
  time: 'text',
  dateTime: 'text',
  image: 'photograph',
  barcode: 'code',
  calculate: 'calculation',
  acknowledge: 'choice',
  today: 'calculation',
}

const yes = /^(yes|true|true\(\)|1)$/i
const no = /^(no|false|false\(\)|0)$/i
const unanswered = new Set<AnswerKind>(['note', 'calculation'])
const acknowledged: Choice[] = [{ name: 'OK', label: '確認', labelEn: 'OK' }]

/** A formula from a cell, or a notice why it has no effect. */
export function formulaIn(cell: Cell | undefined, { keys, note }: Context, ofChoices = false): string | undefined {
  if (!cell) return undefined
  const fit = fitFormula(cell.value, keys, ofChoices)
  if (typeof fit === 'string') return fit
  note(cell, fit.code, fit.value)
  return undefined
}

/** Makes questions of rows; where they stand is said by the groups around them. */
export class QuestionReader {
  private readonly context: Context

  constructor(context: Context) {
    this.context = context
  }

  read({ row, type, key }: Planned): ChecklistItem[] {
    if (type.is === 'select') {
      const item = this.selecting(row, key, type.list, type.several)
      return type.other ? this.withOther(item) : [item]
    }
    return type.is === 'question' ? [this.asking(row, key, type.as)] : []
  }

  private selecting(row: Row, key: string, list: string, several: boolean): ChecklistItem {
    const choices = this.context.lists.find(list)
    if (!choices) this.context.note(row.first('type'), 'listMissing', list)
    const isVerdict = !several && list === verdictList && choices && asksForVerdict(choices)
    if (isVerdict) return this.item(row, key, 'verdict')
    const choiceFilter = formulaIn(row.take('choice_filter'), this.context, true)
    return {
      ...this.item(row, key, 'choice'),
      ...(choices && { choices }),
      ...(several && { several }),
      ...(choiceFilter && { choiceFilter }),
    }
  }

  /** "Other" is a choice more, and a line to say what. */
  private withOther(item: ChecklistItem): ChecklistItem[] {
    const other: ChecklistItem = {
      key: `${item.key}_other`,
      section: '',
      question: '其他，請說明',
      questionEn: 'Other, please say what',
      grade: item.grade,
      answerKind: 'text',
      required: true,
      evidence: 'optional',
      shownIf: together([item.shownIf, `selected(\${${item.key}}, 'other')`])!,
    }
    const known = item.choices ?? []
    const choices = known.some(({ name }) => name === 'other')
      ? known
      : [...known.slice(0, 499), { name: 'other', label: '其他', labelEn: 'Other' }]
    return [{ ...item, choices }, other]
  }

  private asking(row: Row, key: string, as: QuestionType): ChecklistItem {
    if (as === 'image') return this.picturing(row, key)
    const calculation = this.calculationIn(row, as)
    if (calculation) return { ...this.item(row, key, 'calculation'), calculation }
    const item = this.item(row, key, kinds[as])
    if (as === 'acknowledge') return { ...item, choices: acknowledged }
    if (as === 'time' || as === 'dateTime') this.context.note(row.first('type'), 'asText', as)
    return kinds[as] === 'number' ? this.counting(row, item, as) : item
  }

  private calculationIn(row: Row, as: QuestionType): string | undefined {
    if (as === 'today') return 'today()'
    const cell = row.take('calculation')
    const calculation = formulaIn(cell, this.context)
    const isShown = as === 'calculate' || as === 'note' || yes.test(row.look('read_only'))
    if (isShown && (calculation || as !== 'text') && yes.test(row.look('read_only'))) row.take('read_only')
    // Elsewhere the field would be worked out anew whenever it changes; here it is only shown.
    if (cell && calculation && !isShown) this.context.note(cell, 'asCalculation')
    return calculation
  }

  private picturing(row: Row, key: string): ChecklistItem {
    const parameters = row.look('parameters')
    if (parameters === pixels) row.take('parameters')
    if (row.look('appearance').toLowerCase() !== 'signature') return this.item(row, key, 'photograph')
    row.take('appearance')
    return this.item(row, key, 'signature')
  }

  private counting(row: Row, item: ChecklistItem, as: QuestionType): ChecklistItem {
    const least = numberIn(row.take('shousui_least'))
    const most = numberIn(row.take('shousui_most'))
    const unit = row.take('shousui_unit')?.value.slice(0, 20)
    const number = {
      ...(unit && { unit }),
      ...(as === 'integer' && { whole: true as const }),
      ...(least !== undefined && { least }),
      ...(most !== undefined && { most }),
    }
    const counted = Object.keys(number).length > 0 ? { ...item, number } : item
    return as === 'range' ? this.ranging(row, counted) : counted
  }

  /** The ends of a slider are limits of what can be entered. */
  private ranging(row: Row, item: ChecklistItem): ChecklistItem {
    const ends = new Map(
      [...row.look('parameters').matchAll(/(start|end)\s*=\s*(-?[\d.]+)/g)].map(([, k, v]) => [k, v]),
    )
    const [start, end] = [ends.get('start') ?? '0', ends.get('end') ?? '10']
    if (/^[\s,;]*((start|end)\s*=\s*-?[\d.]+[\s,;]*)*$/.test(row.look('parameters'))) row.take('parameters')
    const holds = together([item.constraint?.holds, `. >= ${start} and . <= ${end}`])!
    return {
      ...item,
      constraint: { ...item.constraint, holds, message: item.constraint?.message || `${start}–${end}` },
    }
  }

  private item(row: Row, key: string, answerKind: AnswerKind): ChecklistItem {
    const grade = Grade.safeParse(row.take('shousui_grade')?.value)
    const evidence = row.take('shousui_evidence')?.value
    const shownIf = formulaIn(row.take('relevant'), this.context)
    const constraint = unanswered.has(answerKind) ? undefined : this.constraintIn(row)
    return {
      key,
      section: '',
      ...this.wording(row, key, answerKind),
      ...this.optional(row, 'clause', 60),
      ...this.optional(row, 'basis', 200),
      grade: grade.success ? grade.data : 'minor',
      answerKind,
      required: this.requiredIn(row, answerKind),
      evidence: evidence === 'always' || evidence === 'whenNotCompliant' ? evidence : 'optional',
      ...(constraint && { constraint }),
      ...(shownIf && { shownIf }),
    }
  }

  private wording(row: Row, key: string, answerKind: AnswerKind) {
    const { languages, isOwn, note } = this.context
    const label = row.takeIn('label', languages.first)
    const english = row.takeIn('label', languages.english)
    if (!label && !isOwn && answerKind !== 'calculation') note(row.first('type'), 'labelMissing', key)
    const guidance = [row.takeIn('hint', languages.first), row.takeIn('guidance_hint', languages.first)]
      .filter((cell) => cell !== undefined)
      .map((cell) => wordingOf(cell, 1000, this.context))
      .join('\n')
    return {
      question: wordingOf(label, 500, this.context) ?? (isOwn ? '' : key),
      ...(english && { questionEn: wordingOf(english, 800, this.context)! }),
      ...(guidance && { guidance: guidance.slice(0, 1000) }),
    }
  }

  private optional(row: Row, field: 'clause' | 'basis', longest: number) {
    const value = wordingOf(row.take(`shousui_${field}`), longest, this.context)
    return value ? { [field]: value } : {}
  }

  private constraintIn(row: Row) {
    const { languages } = this.context
    const holds = formulaIn(row.take('constraint'), this.context)
    if (!holds) return undefined
    const message = wordingOf(row.takeIn('constraint_message', languages.first), 300, this.context)
    const messageEn = wordingOf(row.takeIn('constraint_message', languages.english), 400, this.context)
    return { holds, message: message ?? '', ...(messageEn && { messageEn }) }
  }

  private requiredIn(row: Row, answerKind: AnswerKind): boolean {
    if (unanswered.has(answerKind)) return row.take('shousui_required')?.value !== 'no'
    const cell = row.take('required')
    if (!cell || no.test(cell.value)) return false
    if (!yes.test(cell.value)) this.context.note(cell, 'requiredFormula')
    return yes.test(cell.value)
  }
}

const asksForVerdict = (choices: readonly Choice[]): boolean =>
  choices.length === Verdict.options.length && choices.every(({ name }) => Verdict.safeParse(name).success)

const numberIn = (cell: Cell | undefined): number | undefined => {
  const value = Number(cell?.value)
  return cell && Number.isFinite(value) ? value : undefined
}
