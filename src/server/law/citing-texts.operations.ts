import { dateInTaipei } from '#domain/date.ts'
import type { FollowUpKind } from '#domain/follow-up-case/follow-up-model.ts'
import { modelFrom } from '#domain/follow-up-case/model-cases.ts'
import type { CitingText } from '#domain/law/law-use.rules.ts'
import { listCitingChecklists } from '#server/checklist/checklist.operations.ts'
import { openCasesSeen } from '#server/follow-up-case/follow-up-open.operations.ts'
import { listCitingClauses } from '#server/plan/plan-citing.operations.ts'
import { say } from '#server/platform/messages.ts'
import type { Work } from '#server/platform/work.ts'
import { findRoutesInForce } from '#server/route/route.operations.ts'

/** All words of the agency in which laws are cited. */
export const citingTexts = async (work: Work): Promise<CitingText[]> => [
  ...(await clauses(work)),
  ...(await checklists(work)),
  ...(await routes(work)),
  ...(await cases(work)),
]

const clauses = async (work: Work): Promise<CitingText[]> =>
  (await listCitingClauses(work)).map(({ planId, asOf, ...clause }) => ({
    place: 'clause',
    linkId: planId,
    day: asOf,
    ...clause,
  }))

const checklists = async (work: Work): Promise<CitingText[]> =>
  (await listCitingChecklists(work)).flatMap(({ id, content, day }) => {
    const form = { place: 'checklist' as const, linkId: id, title: content.title, day }
    const items = content.items.map(({ key, question, guidance = '', basis = '' }) => ({
      ...form,
      label: key,
      text: `${question}　${guidance}　${basis}`,
    }))
    return [{ ...form, label: '', text: content.source }, ...items]
  })

const routes = async (work: Work): Promise<CitingText[]> =>
  (await findRoutesInForce(work, work.today)).flatMap(({ key, from, content }) => {
    const bases = new Set([content.basis, ...content.clocks.map(({ basis }) => basis)].map(({ text }) => text))
    return [...bases].map((text) => ({
      place: 'route' as const,
      linkId: key,
      title: content.title,
      label: key,
      day: from,
      text,
    }))
  })

const cases = async (work: Work): Promise<CitingText[]> =>
  (await openCasesSeen(work)).flatMap(({ kind, modelFrom: from, eventId, number, openedAt }) =>
    [...basesOf(kind, from)].map((text) => ({
      place: 'followUpCase' as const,
      linkId: eventId,
      title: number,
      label: say(`followUpCase.kind.${kind}`),
      day: dateInTaipei(new Date(openedAt)),
      text,
    })),
  )

const basesOf = (kind: FollowUpKind, from: string): Set<string> =>
  new Set(modelFrom(kind, from).steps.flatMap(({ basis, due }) => [basis.text, ...(due ? [due.basis.text] : [])]))
