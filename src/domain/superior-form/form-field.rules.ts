import { dateInTaipei, formatRocDate, formatRocDateLong, rocYearOf, timeInTaipei } from '#domain/calendar.ts'
import type { Deficiency } from '#domain/deficiency/deficiency.ts'
import type { Incident } from '#domain/incident/incident.ts'
import type { SectionKey } from '#domain/outcome-report/outcome-draft.ts'
import type { Say } from '#domain/outcome-report/outcome-report.rules.ts'
import type { OutcomeReport } from '#domain/outcome-report/outcome-report.ts'
import { isOrdinary } from '#domain/outcome-report/statistics.rules.ts'
import type { OutcomeTableRow, Statistic } from '#domain/outcome-report/statistics.ts'
import { markName } from './mark-name.ts'
import type { FormField } from './superior-form.ts'

/** What the records say that a form can ask for. */
export type FormFacts = {
  report: OutcomeReport
  deficiencies: readonly Deficiency[]
  incidents: readonly Incident[]
  head: Signer | undefined
  officer: Signer
  form: { superior: string; dueDate: string | null }
  today: string
}
type Signer = { name: string; title: string }

const section =
  (key: SectionKey) =>
  ({ report: { sections } }: FormFacts): string => {
    const one = sections.find((said) => said.key === key)
    return one?.text ?? one?.proposal ?? ''
  }

/** Marks that stand for one thing. */
const singles: Record<string, (facts: FormFacts) => string | number> = {
  機關名稱: ({ report }) => report.agencyName,
  機關首長: ({ head }) => head?.name ?? '',
  首長職稱: ({ head }) => head?.title ?? '',
  承辦人: ({ officer }) => officer.name,
  承辦人職稱: ({ officer }) => officer.title,
  上級機關: ({ form }) => form.superior,
  陳報期限: ({ form }) => (form.dueDate ? formatRocDateLong(form.dueDate) : ''),
  填表日期: ({ today }) => formatRocDateLong(today),
  報告日期: ({ report }) => formatRocDateLong(report.writtenOn),
  年度: ({ report }) => rocYearOf(report.period.start),
  計畫名稱: ({ report }) => report.title,
  修正次數: ({ report }) => report.amendment?.number ?? 0,
  期間: ({ report: { period } }) => `${formatRocDate(period.start)}至${formatRocDate(period.end)}`,
  '期間.起': ({ report }) => formatRocDateLong(report.period.start),
  '期間.迄': ({ report }) => formatRocDateLong(report.period.end),
  '期間.日數': ({ report }) => report.period.days,
  '合計.應辦': ({ report }) => report.totals.assignments.value,
  '合計.完成': ({ report }) => report.totals.done.value,
  '合計.逾期完成': ({ report }) => report.totals.late.value,
  '合計.未完成': ({ report: { totals } }) => totals.assignments.value - totals.done.value,
  '合計.檢查': ({ report }) => report.totals.inspections.value,
  '合計.檢查項次': ({ report }) => report.totals.answers,
  '合計.缺失': ({ report }) => report.totals.deficienciesFound.value,
  '合計.解除列管': ({ report }) => report.totals.deficienciesReleased.value,
  '合計.通報': ({ report }) => report.totals.incidents.value,
  '成果.依據': section('basis'),
  '成果.期間': section('period'),
  '成果.計畫與分工': section('plan'),
  '成果.執行情形': section('execution'),
  '成果.檢查結果': section('inspection'),
  '成果.會報': section('meetings'),
  '成果.宣導': section('awareness'),
  '成果.通報與處理': section('reporting'),
  '成果.檢討與建議': section('review'),
  '成果.獎懲建議': section('rewards'),
  '成果.附件': section('attachments'),
}

type Columns<T> = Record<string, (one: T, index: number, facts: FormFacts, say: Say) => string | number>
/** The records of a list, each with its texts by their columns. */
type List = { columns: readonly string[]; records: (facts: FormFacts, say: Say) => Record<string, string>[] }

const list = <T>(records: (facts: FormFacts) => readonly T[], columns: Columns<T>): List => ({
  columns: Object.keys(columns),
  records: (facts, say) =>
    records(facts).map((one, index) =>
      Object.fromEntries(
        Object.entries(columns).map(([column, tell]) => [column, String(tell(one, index, facts, say))]),
      ),
    ),
})

const named = <T>(opens: readonly { id: string }[], rows: readonly (T & { id: string })[]): T[] => {
  const ids = new Set(opens.map(({ id }) => id))
  return rows.filter(({ id }) => ids.has(id))
}

const instantText = (instant: string): string => {
  const at = new Date(instant)
  return `${formatRocDate(dateInTaipei(at))}${timeInTaipei(at)}`
}

const number = (_: unknown, index: number) => index + 1

/** Marks that stand in a row, which comes once for each record; a report knows which records it counts. */
const lists: Record<string, List> = {
  缺失: list<Deficiency>(({ report, deficiencies }) => named(report.totals.deficienciesFound.opens, deficiencies), {
    序號: number,
    說明: ({ description }) => description,
    單位: ({ unitName }) => unitName,
    地點: ({ place, pointName }) => pointName ?? place,
    等級: ({ grade }, _, __, say) => say(`grade.${grade}`, {}),
    發現日期: ({ foundOn }) => formatRocDate(foundOn),
    改善期限: ({ improvementDueDate }) => formatRocDate(improvementDueDate),
    改善情形: ({ id }, _, { report }, say) =>
      report.totals.deficienciesReleased.opens.some((one) => one.id === id)
        ? say('superiorForm.released', {})
        : (report.notDone.find((one) => one.id === id)?.reason ?? say('superiorForm.notReleased', {})),
  }),
  未完成: list<OutcomeReport['notDone'][number]>(({ report }) => report.notDone, {
    序號: number,
    事項: ({ name }) => name,
    單位: ({ unitName }) => unitName,
    期限: ({ dueDate }) => formatRocDate(dueDate),
    原因: ({ reason }) => reason ?? '',
  }),
  單位: list<OutcomeReport['units'][number]>(({ report }) => report.units, {
    序號: number,
    名稱: ({ name }) => name,
    應辦: ({ owed }) => owed,
    完成: ({ done }) => done,
    檢查: ({ inspections }) => inspections,
    缺失: ({ deficiencies }) => deficiencies,
    解除列管: ({ released }) => released,
  }),
  條文: list<OutcomeReport['clauses'][number]>(
    // Headings that order nothing say nothing here.
    ({ report }) => report.clauses.filter(({ owed, accounts }) => owed.value > 0 || accounts.length > 0),
    {
      序號: number,
      條號: ({ label }) => label,
      內容: ({ heading, text }) => text || (heading ?? ''),
      應辦: ({ owed }) => owed.value,
      完成: ({ done }) => done.value,
      缺失: ({ deficiencies }) => deficiencies.value,
      辦理情形: ({ accounts }) => accounts.join('\n'),
    },
  ),
  零報告: list<OutcomeReport['statusReports'][number]>(({ report }) => report.statusReports, {
    序號: number,
    名稱: ({ name }) => name,
    應回報: ({ expected }) => expected,
    準時: ({ onTime }) => onTime,
    遲報: ({ late }) => late,
    未回報: ({ missing }) => missing,
  }),
  通報: list<Incident>(
    // What became confidential after the report was closed is told no more.
    ({ report, incidents }) => named(report.totals.incidents.opens, incidents.filter(isOrdinary)),
    {
      序號: number,
      編號: (one) => one.number,
      知悉時間: ({ knownAt }) => instantText(knownAt),
      地點: ({ place }) => place,
      經過: ({ what }) => what,
      通報對象: ({ notices }) =>
        [...new Set(notices.filter(({ isVoid }) => !isVoid).map(({ recipient }) => recipient))].join('、'),
    },
  ),
}

const periods = { thisPeriod: '', lastYear: '.上年同期', inYear: '.本年累計' } as const
type Period = keyof typeof periods
const periodNames = Object.keys(periods) as Period[]

const statisticKey = (key: string, period: Period) => `statistic.${key}.${period}`

/** A line of the county's table is called by its group and its title, without the unit in which it counts. */
const statisticName = ({ group, title }: OutcomeTableRow, period: Period): string =>
  markName(`${group}.${title.replace(/[（(][^（()）]*[）)]$/, '')}${periods[period]}`)

/** Everything that a mark can stand for: fixed words first, then the lines of the agency's table of statistics. */
export function formFields(table: readonly OutcomeTableRow[]): FormField[] {
  const fields: FormField[] = [
    ...Object.keys(singles).map((name) => ({ key: name, name, list: null })),
    ...Object.entries(lists).flatMap(([of, { columns }]) =>
      columns.map((column) => ({ key: `${of}.${column}`, name: `${of}.${column}`, list: of })),
    ),
    ...table.flatMap((row) =>
      periodNames.map((period) => ({
        key: statisticKey(row.key, period),
        name: statisticName(row, period),
        list: null,
      })),
    ),
  ]
  return [...new Map(fields.toReversed().map((field) => [field.name, field])).values()].toReversed()
}

function statisticText(statistics: readonly Statistic[], key: string, say: Say): string {
  for (const statistic of statistics)
    for (const period of periodNames) {
      if (statisticKey(statistic.key, period) !== key) continue
      const cell = statistic[period]
      return cell === null ? '' : cell.value === null ? say('outcome.statistic.few', {}) : String(cell.value)
    }
  return ''
}

/** What a field of no list says for a plan. */
export const singleText = ({ key }: FormField, facts: FormFacts, say: Say): string =>
  String(singles[key]?.(facts) ?? statisticText(facts.report.statistics, key, say))

/** The records of a list, each with the texts of its fields by their keys. */
export const listRecords = (name: string, facts: FormFacts, say: Say): Record<string, string>[] =>
  lists[name]!.records(facts, say).map((record) =>
    Object.fromEntries(Object.entries(record).map(([column, text]) => [`${name}.${column}`, text])),
  )
