import type { Block, ListItem, OfficialDocument } from '#domain/document.ts'
import { markerOf } from '#domain/document.ts'
import { numeral } from '#domain/numeral.ts'
import type { Discussed, MeetingMinutes } from './meeting-paper.ts'
import { frameOf, type Issue, labelled, type Say, sectionBlocks } from './official-document.document.ts'
import { sittingText } from './sitting-text.ts'

/** 會議紀錄. Headings have no punctuation at their end; a part of which there is nothing says so. */
export function minutesOf(minutes: MeetingMinutes, issue: Issue, say: Say): OfficialDocument {
  const { classification, releaseCondition } = minutes
  const mark = classification && [say(`officialDocument.class.${classification}`), releaseCondition].join('　')
  return {
    title: minutes.title,
    kind: say('officialDocument.kind.minutes'),
    agency: issue.agencyName,
    ...frameOf({ ...minutes, hasCopies: false }, issue, say),
    meta: mark ? [{ label: say('officialDocument.paper.classification'), value: mark }] : [],
    blocks: [
      labelled('time', sittingText(minutes.sitting, say), say),
      labelled('place', minutes.sitting.place, say),
      labelled('presiding', minutes.chair, say),
      labelled('present', minutes.attendees.join('、'), say),
      labelled('observing', minutes.observers.join('、'), say),
      ...(minutes.absent.length > 0 ? [labelled('absent', minutes.absent.join('、'), say)] : []),
      labelled('recorder', minutes.recorder, say),
      ...partsOf(minutes, say).flatMap(({ key, blocks }, index) => [heading(index, key, say), ...blocks]),
    ],
  }
}

type Part = { key: string; blocks: Block[] }

const partsOf = (minutes: MeetingMinutes, say: Say): Part[] => [
  { key: 'opening', blocks: prose(minutes.opening, say) },
  { key: 'reports', blocks: list(minutes.reports, say) },
  { key: 'discussed', blocks: discussedBlocks(minutes.discussed, 'matter', say) },
  { key: 'motions', blocks: discussedBlocks(minutes.motions, 'motion', say) },
  { key: 'rulings', blocks: list(minutes.rulings, say) },
  { key: 'ended', blocks: prose(minutes.endedAt, say) },
]

const heading = (index: number, key: string, say: Say): Block => ({
  type: 'heading',
  level: 1,
  text: markerOf(1, index + 1) + say(`officialDocument.minutes.${key}`),
})

const prose = (text: string, say: Say): Block[] => [
  { type: 'paragraph', text: text || say('officialDocument.minutes.none') },
]

function list(lines: readonly string[], say: Say): Block[] {
  if (lines.length === 0) return prose('', say)
  return [{ type: 'list', level: 2, items: lines.map((text): ListItem => ({ text })) }]
}

/** 案由一：…, 說明：…, 決議：… */
function discussedBlocks(all: readonly Discussed[], kind: 'matter' | 'motion', say: Say): Block[] {
  if (all.length === 0) return prose('', say)
  return all.flatMap(({ matter, explanation, resolution }, index): Block[] => [
    {
      type: 'labelled',
      label: `${say(`officialDocument.minutes.${kind}`, { number: numeral(index + 1, 'chinese') })}：`,
      text: matter,
    },
    ...(explanation ? sectionBlocks('explanation', explanation, say) : []),
    labelled('resolution', resolution, say),
  ])
}
