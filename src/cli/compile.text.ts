import { formatRocDate } from '#domain/calendar.ts'
import type { CompiledPlan, ProposedDuty } from '#domain/plan/compiled-plan.ts'
import words from './compile.words.json' with { type: 'json' }

/** A compiled plan for people: header, warnings, duties by clause. */
export function planForPeople(plan: CompiledPlan): string {
  const parts = [header(plan), warnings(plan), duties(plan)]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function header(plan: CompiledPlan): string {
  const { period } = plan
  const times = period
    ? `${formatRocDate(period.start)} ${period.startTime ?? ''}～${formatRocDate(period.end)} ${period.endTime ?? ''}`
    : '未寫明'
  const lines: [string, string][] = [
    ['計畫', plan.title || '（無標題）'],
    ['機關', plan.agency || '未寫明'],
    ['年度', plan.rocYear === null ? '未寫明' : `${plan.rocYear} 年`],
    ['節日', plan.occasion === null ? '未寫明' : words.occasion[plan.occasion]],
    ['期間', period ? `${times.replaceAll(' ～', '～').trim()}，共 ${period.days} 日` : times],
    ...plan.basis.map((basis): [string, string] => [
      '依據',
      [basis.title, basis.date && formatRocDate(basis.date), basis.number].filter(Boolean).join(' '),
    ]),
    ['法規基準日', formatRocDate(plan.asOf)],
    ['條文', `${plan.clauses.length} 條，應辦事項 ${plan.duties.length} 項`],
  ]
  return lines.map(([name, value]) => `${padded(name, 10)}  ${value}`).join('\n')
}

function warnings(plan: CompiledPlan): string {
  if (plan.warnings.length === 0) return '沒有需要注意的地方。'
  const same = Map.groupBy(plan.warnings, ({ code, message }) => `${code} ${message}`)
  const lines = [...same.values()].map((group) => {
    const clauses = group.flatMap(({ clause }) => clause ?? [])
    return `  ！${clauses.length > 0 ? `${clauses.join('、')}　` : ''}${group[0]?.message}`
  })
  return `需要注意（${plan.warnings.length}）\n${lines.join('\n')}`
}

const columns = ['條文', '事項', '由誰', '何時', '方式', '通報對象或條件']

function duties(plan: CompiledPlan): string {
  if (plan.duties.length === 0) return '沒有讀出應辦事項。'
  const rows = [columns, ...plan.duties.map(rowOf)]
  const widths = columns.map((_, column) => Math.min(28, Math.max(...rows.map((row) => widthOf(row[column] ?? '')))))
  return rows
    .map((row) =>
      row
        .map((cell, column) => padded(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const rowOf = (duty: ProposedDuty): string[] => [
  duty.clause,
  words.action[duty.action],
  duty.owners.join('、') || '—',
  words.timing[duty.timing],
  words.mode[duty.mode],
  [recipientsOf(duty), duty.trigger].filter(Boolean).join('；'),
]

const recipientsOf = ({ recipients }: ProposedDuty): string =>
  recipients
    .map(({ name, role, via }) => `${via ? `經${via}→` : ''}${name}${role === 'copy' ? '（副知）' : ''}`)
    .join('、')

/** Columns on the screen: a Chinese character takes two. */
export const widthOf = (text: string): number =>
  [...text].reduce((width, character) => width + (/[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/.test(character) ? 2 : 1), 0)

const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))
