import { dateInTaipei, formatRocDate } from '#domain/calendar.ts'
import type { Contractor, ContractorPerson } from '#domain/contractor/contractor.ts'
import type { ContractorPaper } from '#domain/contractor/contractor-paper.ts'
import type { OfficialDocument } from '#domain/document.ts'

type Say = (key: string, parameters?: Record<string, string | number>) => string
type OfFirm<T> = T & { contractorId: string }
type Printed = {
  agency: { name: string; exercise: boolean }
  contractors: readonly Contractor[]
  people: readonly OfFirm<ContractorPerson>[]
  papers: readonly OfFirm<ContractorPaper>[]
  madeAt: string
}

/** 委外廠商清冊: who works here, whom to call, until when their papers are good, and what is missing. */
export function contractorListDocument(printed: Printed, say: Say): OfficialDocument {
  const { agency, contractors, people, papers, madeAt } = printed
  const of = <T extends { contractorId: string }>(all: readonly T[], id: string): T[] =>
    all.filter(({ contractorId }) => contractorId === id)
  return {
    title: say('contractor.document.title'),
    kind: say('contractor.document.kind'),
    agency: agency.name,
    meta: [{ label: say('contact.document.madeOn'), value: formatRocDate(dateInTaipei(new Date(madeAt))) }],
    blocks: [
      {
        type: 'table',
        columns: [
          { title: say('contractor.kind'), width: 3 },
          { title: say('contractor.name'), width: 5 },
          { title: say('contractor.unit'), width: 3 },
          { title: say('contractor.people'), width: 4 },
          { title: say('contractor.papers'), width: 6 },
          { title: say('contractor.faults'), width: 5 },
        ],
        rows: contractors.map(({ id, kind, name, unitName, telephone, holidayTelephone, faults }) => [
          kind,
          [name, ...new Set([telephone, holidayTelephone])].filter(Boolean).join('\n'),
          unitName,
          of(people, id)
            .map((person) => person.name)
            .join('\n'),
          of(papers, id)
            .map((paper) => paperText(paper, say))
            .join('\n'),
          (faults ?? []).map((fault) => say(`contractor.fault.${fault}`)).join('\n'),
        ]),
      },
    ],
    ...(agency.exercise && { watermark: say('outcome.document.exercise') }),
    madeAt,
  }
}

const paperText = ({ kind, title, personName, untilDate }: ContractorPaper, say: Say): string =>
  [say(`contractor.paper.kind.${kind}`), personName ?? title, untilDate && formatRocDate(untilDate)]
    .filter(Boolean)
    .join('　')
