import { daysBetween, formatRocDate, isDate, parseRocDate } from '#domain/date.ts'
import { Problem } from '#domain/problem.ts'
import type { LogAccount } from './log-review.ts'

const yes = /^(是|y|yes|v|✓|1)$/i

const dateOf = (text: string): string | null => (isDate(text) ? text : parseRocDate(text))

/** One part of a line as a date, or nothing; what is neither is told by its line. */
function dated(text: string, row: number): string | null {
  if (text === '') return null
  const date = dateOf(text)
  if (!date) throw new Problem('logReview.list_faulty', { row, text })
  return date
}

function absence(text: string, row: number): { start: string; end: string } {
  const [from = '', until = from] = text.split(/[~～至]/).map((part) => part.trim())
  const [start, end] = [dated(from, row), dated(until, row)]
  // A year is the longest that anybody is on one leave: more is a slip, and each of its days is looked up.
  if (!start || !end || daysBetween(start, end) < 0 || daysBetween(start, end) > 366)
    throw new Problem('logReview.list_faulty', { row, text })
  return { start, end }
}

const parts = (text: string) =>
  text
    .split('、')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** 帳號, 姓名, 單位, 離職日, 服務帳號, 本人及親屬, 請假出差: seven columns between tabs or commas. */
export function accountsIn(text: string): LogAccount[] {
  const accounts = text.split(/\r?\n/).flatMap((line, index) => {
    const row = index + 1
    const cells = line.split(line.includes('\t') ? '\t' : /[,，]/).map((cell) => cell.trim())
    const [account = '', name = '', unit = '', left = '', service = '', kin = '', absences = ''] = cells
    if (account === '' || account === '帳號') return []
    if (cells.length > 7) throw new Problem('logReview.list_faulty', { row, text: cells.slice(7).join(' ') })
    return {
      ...{ account: account.toLowerCase(), name, unit, leftOn: dated(left, row), isService: yes.test(service) },
      ...{ kin: parts(kin), absences: parts(absences).map((one) => absence(one, row)) },
    }
  })
  const repeated = accounts.find(({ account }, at) => accounts.findIndex((one) => one.account === account) < at)
  if (repeated) throw new Problem('logReview.list_faulty', { row: 0, text: repeated.account })
  return accounts
}

const short = (date: string): string => formatRocDate(date).replace(/（.）$/, '')

/** As it is shown to be changed; read again it is the same. */
export const accountText = (accounts: readonly LogAccount[]): string =>
  accounts
    .map(({ account, name, unit, leftOn, isService, kin, absences }) =>
      [
        ...[account, name, unit, leftOn ? short(leftOn) : '', isService ? '是' : '', kin.join('、')],
        absences.map(({ start, end }) => (start === end ? short(start) : `${short(start)}～${short(end)}`)).join('、'),
      ].join('\t'),
    )
    .join('\n')
