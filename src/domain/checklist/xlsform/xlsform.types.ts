/** What a row of the survey is. */
export type RowType =
  | { is: 'question'; as: QuestionType }
  | { is: 'select'; list: string; several: boolean; other: boolean }
  | { is: 'begin' | 'end'; what: 'group' | 'repeat' }
  | { is: 'elsewhere' | 'unsupported' }

export type QuestionType =
  | 'text'
  | 'integer'
  | 'decimal'
  | 'range'
  | 'note'
  | 'date'
  | 'time'
  | 'dateTime'
  | 'image'
  | 'barcode'
  | 'calculate'
  | 'acknowledge'
  | 'today'

const questions: Record<string, QuestionType> = {
  text: 'text',
  string: 'text',
  integer: 'integer',
  int: 'integer',
  decimal: 'decimal',
  range: 'range',
  note: 'note',
  date: 'date',
  time: 'time',
  datetime: 'dateTime',
  image: 'image',
  photo: 'image',
  barcode: 'barcode',
  calculate: 'calculate',
  acknowledge: 'acknowledge',
  trigger: 'acknowledge',
  today: 'today',
}

const group = /^(begin|end)[ _](group|lgroup|repeat|looped group)$/
const select =
  /^(?:add )?(select1|select[_ ](?:one|multiple|all that apply))(?: prompt)?(?: (?:from|using))? (\S+)( or[_ ]other| or specify other)?$/i

/** Reads the first column of the survey, older spellings included. */
export function rowTypeOf(text: string): RowType {
  const type = text.trim().replace(/\s+/g, ' ')
  const control = group.exec(type.toLowerCase())
  if (control) {
    const what = control[2] === 'group' ? 'group' : 'repeat'
    return { is: control[1] as 'begin' | 'end', what }
  }
  if (/^select[_ ](?:one|multiple)[_ ](?:from[_ ]file|external)\b/i.test(type)) return { is: 'elsewhere' }
  const selected = select.exec(type)
  if (selected) {
    const [, how = '', list = '', other] = selected
    if (list.startsWith('${')) return { is: 'elsewhere' }
    return { is: 'select', list, several: /multiple|all/i.test(how), other: other !== undefined }
  }
  const plain = /^(?:add )?(\w+)(?: prompt)?$/.exec(type.toLowerCase())?.[1] ?? ''
  return Object.hasOwn(questions, plain) ? { is: 'question', as: questions[plain]! } : { is: 'unsupported' }
}
