import type { RewardFactKind } from '#domain/reward-and-discipline/reward-facts.ts'

const duty = (id: string) => `/assignments/${id}`
const deficiency = (id: string) => `/deficiencies/${id}`
const resolution = (id: string) => `/meetings/resolutions/${id}`
/** What was said of the day has no page of its own; the board shows it. */
const status = () => '/watch'

const addresses: Record<RewardFactKind, (id: string) => string> = {
  dutiesInTime: duty,
  dutiesLate: duty,
  dutiesNotDone: duty,
  inspections: (id) => `/checks/${id}`,
  deficienciesMended: deficiency,
  deficienciesMendedLate: deficiency,
  deficienciesOverdue: deficiency,
  deficienciesRepeated: deficiency,
  incidentsReported: (id) => `/reports/${id}`,
  patrols: (id) => `/patrols/rounds/${id}`,
  statusInTime: status,
  statusLate: status,
  meetingsChaired: (id) => `/meetings/${id}`,
  resolutionsDone: resolution,
  resolutionsNotDone: resolution,
}

/** The page of the record that a fact counts. */
export const factAddress = (kind: RewardFactKind, id: string): string => addresses[kind](id)
