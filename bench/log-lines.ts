import { addDays, isWorkday, type OfficeCalendar } from '#domain/calendar.ts'

/** What was planted among ordinary lines, to be found again. */
export type Planted = { rule: string; who: string | null; day: string }

type Line = { second: number; text: string; isPlanted: boolean }
type Parts = {
  account: string
  action: string
  object?: string
  subject?: string
  objectUnit?: string
  ip?: string
  device?: string
  result?: string
  amount?: number
  mark?: string
  way?: string
}

export const header = '時間,帳號,單位,動作,標的,當事人,承辦單位,來源IP,電腦名稱,結果,筆數,密等,登入方式,備註'
const units = ['民政課', '財政課', '社會課', '建設課', '農業課', '行政室', '人事室', '主計室']
const remark = '一般作業紀錄，由系統自動產生，供稽核之用，內容無特殊事項'
const start = '2026-03-02'
const days = 90
const linesOfAccount = 300

/** Chance that is the same every time. */
function chance(seed: number) {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const two = (value: number) => String(value).padStart(2, '0')
const clock = (second: number) =>
  `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
const unitOf = (account: string) => units[Number(account.replace(/\D/g, '') || 0) % units.length]!
const hour = 3600

function written(day: string, second: number, parts: Parts): string {
  const { account, action, object = '', subject = '', ip = '', device = 'PC', result = '成功' } = parts
  const { amount = 1, mark = '普通', way = '3' } = parts
  const unit = unitOf(account)
  const { objectUnit = unit } = parts
  return `${day.replaceAll('-', '/')} ${clock(second)},${account},${unit},${action},${object},${subject},${objectUnit},${ip},${device},${result},${amount},${mark},${way},${remark}\n`
}

/** Who has what on the list that ethics keeps. */
export const listed = {
  absent: 'plant-leave',
  left: 'plant-left',
  service: 'svc-backup',
  kin: { account: 'plant-kin', subject: '王小明' },
}

type Put = (second: number, parts: Parts) => void
type Case = (put: Put) => { rule: string; who: string | null }[]

/** A single line that a rule is to find. */
const single =
  (rule: string, second: number, parts: Parts): Case =>
  (put) => {
    put(second, parts)
    return [{ rule, who: parts.account }]
  }

const many = (count: number, make: (at: number) => void) => Array.from({ length: count }, (_, at) => make(at))

/** One case of every rule, each by an account of its own, on the day that it is put into. */
const cases: Case[] = [
  single('lookUpOutsideHours', 21 * hour, { account: 'plant-night', action: '查詢', subject: '甲' }),
  single('documentsOutsideHours', 20 * hour, { account: 'plant-docs', action: '檢視', mark: '密' }),
  single('usedInLeave', 10 * hour, { account: listed.absent, action: '查詢' }),
  single('usedAfterLeaving', 10 * hour, { account: listed.left, action: '檢視' }),
  (put) => {
    many(130, (at) => put(10 * hour + at * 20, { account: 'plant-mass', action: '查詢', subject: `對象${at}` }))
    return ['massQuery', 'massSubjects'].map((rule) => ({ rule, who: 'plant-mass' }))
  },
  // Across the turn of an hour, where a count by the clock's hours would see two halves.
  (put) => {
    many(62, (at) => put(11 * hour - 800 + at * 26, { account: 'plant-down', action: '下載' }))
    return [{ rule: 'massDownload', who: 'plant-down' }]
  },
  single('massRows', 14 * hour, { account: 'plant-rows', action: '匯出', amount: 8000 }),
  single('ownOrKin', 9 * hour, { ...listed.kin, action: '查詢' }),
  (put) => {
    many(16, (at) => put(9 * hour + at * 1500, { account: 'plant-again', action: '查詢', subject: '反覆之人' }))
    return [{ rule: 'repeatedSubject', who: '反覆之人' }]
  },
  (put) => {
    many(12, (at) =>
      put(10 * hour + at * 600, { account: 'plant-unit', action: '檢視', object: `文${at}`, objectUnit: '清潔隊' }),
    )
    return [{ rule: 'otherUnits', who: 'plant-unit' }]
  },
  single('otherUnitsConfidential', 10 * hour, {
    account: 'plant-unit2',
    action: '檢視',
    mark: '密',
    objectUnit: '清潔隊',
  }),
  (put) => {
    put(10 * hour, { account: 'plant-two', action: '登入', ip: '10.1.1.1' })
    put(10 * hour + 240, { account: 'plant-two', action: '登入', ip: '203.0.113.9' })
    return [{ rule: 'twoPlaces', who: 'plant-two' }]
  },
  (put) => {
    put(10 * hour, { account: 'plant-door', action: '刷卡', ip: '東側門' })
    put(10 * hour + 20, { account: 'plant-door', action: '刷卡', ip: '檔案庫房' })
    return [{ rule: 'impossibleTravel', who: 'plant-door' }]
  },
  (put) => {
    many(11, (at) => put(10 * hour + at * 30, { account: 'plant-fail', action: '登入', result: '失敗' }))
    put(10 * hour + 400, { account: 'plant-fail', action: '登入', ip: '10.1.1.7' })
    return ['manyFailures', 'failuresThenSuccess'].map((rule) => ({ rule, who: 'plant-fail' }))
  },
  (put) => {
    many(9, (at) =>
      put(10 * hour + at * 30, { account: `plant-try${at}`, action: '登入', result: '失敗', ip: '198.51.100.3' }),
    )
    return [{ rule: 'manyAccountsOnePlace', who: '198.51.100.3' }]
  },
  (put) => {
    many(12, (at) => put(10 * hour + at * 60, { account: 'plant-denied', action: '檢視', result: '拒絕' }))
    return [{ rule: 'repeatedDenied', who: 'plant-denied' }]
  },
  single('nightSignIn', 2 * hour, { account: 'plant-late', action: '登入' }),
  single('removableMedia', 11 * hour, { account: 'plant-usb', action: '插入隨身碟' }),
  single('copyToMedia', 11 * hour, { account: 'plant-copy', action: '複製', device: 'USB-外接' }),
  single('serviceInteractive', 11 * hour, { account: listed.service, action: '登入', way: '10' }),
  single('unknownAccount', 11 * hour, { account: 'stranger', action: '檢視' }),
  single('nightPrint', 22 * hour, { account: 'plant-print', action: '列印', mark: '密' }),
  single('nightDoor', 23 * hour, { account: 'plant-card', action: '刷卡', ip: '後門' }),
  (put) => {
    many(6, (at) => put(12 * hour + at * 60, { account: 'plant-gate', action: '刷卡', result: '拒絕', ip: '資訊機房' }))
    return [{ rule: 'doorDenied', who: 'plant-gate' }]
  },
  single('privilegeChange', 15 * hour, { account: 'plant-right', action: '變更權限' }),
  single('logCleared', 15 * hour, { account: 'plant-clear', action: '清除紀錄' }),
  (put) => {
    many(55, (at) => put(15 * hour + at * 20, { account: 'plant-del', action: '刪除' }))
    return [{ rule: 'massRemoval', who: 'plant-del' }]
  },
  (put) => {
    many(70, (at) => put(13 * hour + at * 40, { account: 'plant-audit', action: '檢視' }))
    return [{ rule: 'ownAuditExports', who: 'plant-audit' }]
  },
]

const ordinaryActions = ['檢視', '檢視', '檢視', '檢視', '修改', '登出', '檢視', '查詢', '修改', '修改']

export type Written = { planted: Planted[]; plantedLines: Set<number>; lines: number; accounts: string[] }

/** So many lines of an ordinary office, with every case planted again and again. */
export async function writeLines(
  lines: number,
  calendar: OfficeCalendar,
  write: (text: string) => Promise<void>,
): Promise<Written> {
  const random = chance(115)
  const workdays = Array.from({ length: days }, (_, at) => addDays(start, at)).filter((day) => isWorkday(day, calendar))
  const perDay = Math.ceil(lines / workdays.length)
  const accounts = Array.from({ length: Math.max(20, Math.round(perDay / linesOfAccount)) }, (_, at) => `user${at}`)
  const planted: Planted[] = []
  const plantedLines = new Set<number>()
  let number = 1
  await write(`${header}\n`)
  for (const [index, day] of workdays.entries()) {
    const ofDay: Line[] = []
    for (let at = 0; at < perDay; at += 1) {
      const account = accounts[at % accounts.length]!
      // Whoever works, works through the day: from eight to half past five, unevenly.
      const second = Math.floor(
        8 * hour + ((at + random(accounts.length * 4)) / (perDay + accounts.length * 4)) * 9.5 * hour,
      )
      const action = at < accounts.length ? '登入' : ordinaryActions[random(ordinaryActions.length)]!
      const failed = at < accounts.length && random(50) === 0
      ofDay.push({
        second,
        isPlanted: false,
        text: written(day, second, {
          ...{ account, action, object: `115${random(90_000) + 10_000}號`, subject: `民眾${random(400_000)}` },
          ...{ ip: `10.0.${(at % accounts.length) % 250}.${Math.floor((at % accounts.length) / 250)}` },
          ...(failed && { result: '失敗' }),
        }),
      })
    }
    const put = (second: number, parts: Parts) =>
      ofDay.push({ second, isPlanted: true, text: written(day, second, parts) })
    for (const [at, plant] of cases.entries())
      if (at % 6 === index % 6) planted.push(...plant(put).map((one) => ({ ...one, day })))
    if (index === 0 || index === workdays.length - 1) {
      put(10 * hour, { account: 'plant-sleep', action: '檢視' })
      if (index > 0) planted.push({ rule: 'dormant', who: 'plant-sleep', day })
    }
    let kept = ofDay.sort((one, other) => one.second - other.second)
    if (index === 7) {
      // Nothing is left of the hours between ten and half past three.
      kept = kept.filter(({ second, isPlanted }) => isPlanted || second < 10 * hour || second > 15.5 * hour)
      kept = kept.filter(({ second }) => second < 10 * hour || second > 15.5 * hour)
      for (let at = planted.length - 1; at >= 0; at -= 1) if (planted[at]!.day === day) planted.splice(at, 1)
      planted.push({ rule: 'gap', who: null, day })
    }
    if (index === 11) {
      const at = kept.findIndex(({ second }) => second > 14 * hour)
      kept.splice(at, 0, {
        ...{ second: 0, isPlanted: true },
        text: written(day, 13 * hour, { account: accounts[0]!, action: '檢視', ip: '10.0.0.0' }),
      })
      planted.push({ rule: 'clockJump', who: null, day })
    }
    for (const { isPlanted } of kept) {
      number += 1
      if (isPlanted) plantedLines.add(number)
    }
    await write(kept.map(({ text }) => text).join(''))
  }
  return { planted, plantedLines, lines: number - 1, accounts }
}
