/** The arithmetic by which a compiled plan is compared with what a careful reader expects of it. */

type Told = { name: string; role: string; via?: string | null }
type Duty = {
  clause: string
  action: string
  mode: string
  owners: string[]
  timing: string
  recipients?: Told[]
  optional?: boolean
}
type Cited = { kind: string; title: string; date?: string | null; number?: string | null; issuer?: string | null }
type Warned = { code: string; clause?: string | null }

export type Expected = {
  header: Record<string, unknown>
  basis: Cited[]
  labels: string[]
  duties: Duty[]
  warnings: Warned[]
  warningsAsOf?: Record<string, Warned[]>
}

export type Actual = Record<string, unknown> & {
  asOf: string
  basis: Cited[]
  clauses: { label: string }[]
  duties: Duty[]
  warnings: Warned[]
}

const squash = (text: unknown): string => String(text ?? '').replaceAll(/[\s\u3000.．、()（）]/gu, '')
const share = (hits: number, of: number): number => (of === 0 ? 1 : hits / of)
const alike = (one: string, other: string): boolean => one.includes(other) || other.includes(one)

function headerShare(expected: Expected, actual: Actual): number {
  const fields = Object.entries(expected.header)
  const right = fields.filter(([field, want]) => {
    const got = actual[field] ?? null
    if (want === null || typeof want !== 'object') return got === want
    return Object.entries(want).every(([key, value]) => (got as Record<string, unknown> | null)?.[key] === value)
  })
  return share(right.length, fields.length)
}

const isCited = (want: Cited, got: Cited): boolean =>
  got.kind === want.kind &&
  (squash(got.title).includes(squash(want.title)) || squash(got.issuer).includes(squash(want.title))) &&
  (!want.date || got.date === want.date) &&
  (!want.number || squash(got.number) === squash(want.number))

const ownersRight = (want: Duty, got: Duty): boolean =>
  want.owners.length === 0 ||
  (want.owners.every((owner) => got.owners.some((each) => alike(squash(each), squash(owner)))) &&
    got.owners.length <= want.owners.length + 1)

function recipientsRight(want: Duty, got: Duty): boolean {
  const given = got.recipients ?? []
  const asked = want.recipients ?? []
  const found = asked.every((one) =>
    given.some(
      (other) =>
        alike(squash(other.name), squash(one.name)) &&
        other.role === one.role &&
        (!one.via || squash(other.via).includes(squash(one.via))),
    ),
  )
  return found && given.length <= asked.length
}

const overlap = (one: Duty, other: Duty): number =>
  (one.recipients ?? []).filter((a) => (other.recipients ?? []).some((b) => alike(squash(a.name), squash(b.name))))
    .length

function pairsOf(expected: Duty[], actual: Duty[]) {
  const free = [...actual]
  const pairs: { want: Duty; got: Duty }[] = []
  for (const want of expected) {
    const fitting = free.filter((got) => squash(got.clause) === squash(want.clause) && got.action === want.action)
    const best = fitting.sort((a, b) => overlap(want, b) - overlap(want, a))[0]
    if (!best) continue
    free.splice(free.indexOf(best), 1)
    pairs.push({ want, got: best })
  }
  return { pairs, extra: free.length }
}

export function scorePlan(expected: Expected, actual: Actual) {
  const wanted = new Set(expected.labels.map(squash))
  const given = new Set(actual.clauses.map((clause) => squash(clause.label)))
  const labels = [...wanted].filter((label) => given.has(label)).length
  const { pairs, extra } = pairsOf(expected.duties, actual.duties)
  const judged = pairs.filter(({ want }) => !want.optional)
  const required = expected.duties.filter((duty) => !duty.optional).length
  const precision = share(pairs.length, pairs.length + extra)
  const recall = share(judged.length, required)
  const rate = (isRight: (want: Duty, got: Duty) => boolean) =>
    share(judged.filter(({ want, got }) => isRight(want, got)).length, judged.length)
  const notices = judged.filter(({ want }) => want.action === 'notify')
  const warnings = expected.warningsAsOf?.[actual.asOf] ?? expected.warnings
  const warned = warnings.filter((want) =>
    actual.warnings.some(
      (got) => got.code === want.code && (!want.clause || squash(got.clause) === squash(want.clause)),
    ),
  )
  return {
    header: headerShare(expected, actual),
    basis: share(
      expected.basis.filter((want) => actual.basis.some((got) => isCited(want, got))).length,
      expected.basis.length,
    ),
    clausePrecision: share(labels, given.size),
    clauseRecall: share(labels, wanted.size),
    dutyPrecision: precision,
    dutyRecall: recall,
    dutyF1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
    mode: rate((want, got) => got.mode === want.mode),
    timing: rate((want, got) => got.timing === want.timing),
    owners: rate(ownersRight),
    recipients: share(notices.filter(({ want, got }) => recipientsRight(want, got)).length, notices.length),
    warnings: share(warned.length, warnings.length),
  }
}
