import { dateInTaipei, timeInTaipei } from '#domain/calendar.ts'
import { flagSaid, measuresOf, type Thresholds, type Told } from './report-facts.rules.ts'
import { joined, kindsSaid, type Say } from './report-words.ts'

export type SpokenFacts = {
  card: Told
  agencyName: string
  caller: string
  /** Where to call back; empty for none. */
  telephone: string
  /** What is asked of whoever answers; empty for nothing but a receipt. */
  ask: string
  thresholds: Thresholds
}

const noon = 12

/** As people say a time: 2月11日上午9點5分. */
function spokenTime(instant: string, say: Say): string {
  const moment = new Date(instant)
  const [, month, day] = dateInTaipei(moment).split('-').map(Number)
  const [hour, minute] = timeInTaipei(moment).split(':').map(Number)
  const half = say(`incidentReport.spoken.${hour! < noon ? 'morning' : 'afternoon'}`)
  return say('incidentReport.spoken.time', {
    ...{ month: month!, day: day!, half },
    hour: hour! % noon || noon,
    minute: minute!,
  })
}

const ended = (text: string): string => (/[。！？.!?]$/.test(text) ? text : `${text}。`)

/** Short sentences to read aloud, one breath each. */
export function spokenReport(facts: SpokenFacts, say: Say): string[] {
  const words = (key: string, parameters?: Record<string, string | number>) =>
    say(`incidentReport.spoken.${key}`, parameters)
  const { incident } = facts.card
  const who = words('who', { agency: facts.agencyName, name: facts.caller })
  const { handedOver, number } = incident
  if (handedOver) {
    const to = { number, at: spokenTime(handedOver.at, say), who: say(`route.authority.${handedOver.authority}`) }
    return [who, words('handedOver', to), words('noContent'), ...callBack(facts, words)]
  }
  const flags = joined(incident.flags.map((flag) => flagSaid(flag, { say, thresholds: facts.thresholds })))
  const measure = measuresOf(facts.card).at(-1)?.text
  return [
    who,
    words('what', { kinds: kindsSaid(incident, say), number }),
    ...(incident.place ? [words('where', { place: incident.place })] : []),
    words('occurred', { at: spokenTime(incident.occurredAt, say) }),
    words('known', { at: spokenTime(incident.knownAt, say) }),
    words('happened', { what: ended(incident.what) }),
    ...(flags ? [words('flags', { flags })] : []),
    words(`state.${incident.state}`),
    ...(measure ? [words('measure', { text: ended(measure) })] : []),
    ...(facts.ask ? [words('ask', { ask: ended(facts.ask) })] : []),
    words('askReceipt'),
    ...callBack(facts, words),
  ]
}

const callBack = ({ telephone }: SpokenFacts, words: (key: string, parameters: { telephone: string }) => string) =>
  telephone ? [words('number', { telephone })] : []
