import { Problem } from '#domain/problem.ts'
import { formFields } from '#domain/superior-form/form-field.rules.ts'
import { checkAnswers, checkLists, fillingOf } from '#domain/superior-form/superior-form.rules.ts'
import type {
  FormMark,
  SuperiorForm,
  SuperiorFormChange,
  SuperiorFormView,
} from '#domain/superior-form/superior-form.ts'
import { listPeople } from '#server/agency/agency.operations.ts'
import { keepFile, type ReceivedFile } from '#server/file/file.operations.ts'
import { linesOfTable, reportOf } from '#server/outcome-report/outcome-report.operations.ts'
import { courseOf } from '#server/plan/plan-live.operations.ts'
import { say } from '#server/platform/messages.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as store from './superior-form.store.ts'

type Id = { id: string }

const fieldsOf = async (work: Work) => formFields(await linesOfTable(work))

async function formOf(work: Work, id: string) {
  const form = await store.find(work.tx, id)
  if (!form) throw new Problem('not_found')
  return form
}

async function viewOf(work: Work, id: string): Promise<SuperiorFormView> {
  const { answers, marks, sha256: _, ...form } = await formOf(work, id)
  return { form, marks, answers, versions: await store.listVersions(work.tx, id), fields: await fieldsOf(work) }
}

export const listSuperiorForms = read(
  'superiorForm.list',
  (work, _: Record<string, never>): Promise<SuperiorForm[]> => store.list(work.tx),
)

export const showSuperiorForm = read('superiorForm.show', (work, { id }: Id) => viewOf(work, id))

type TakenIn = Id & { file: ReceivedFile; marks: FormMark[] }

/** A file of a form that is not known yet, or the next one of a form that is: what was answered for it stays. */
export const takeInSuperiorForm = write('superiorForm.takeIn', async (work, { id, file, marks }: TakenIn) => {
  const known = await store.find(work.tx, id)
  checkLists({ marks, answers: known?.answers ?? [], fields: await fieldsOf(work) })
  const { agencyId, personId } = work.actor
  if (!known) await store.insert(work.tx, { id, agencyId, title: file.name.replace(/\.odt$/i, '') || file.name })
  await keepFile(work, file)
  const number = (known?.number ?? 0) + 1
  const taken = { fileId: file.id, marks, takenInBy: personId, takenInAt: work.now }
  await store.insertVersion(work.tx, { ...taken, agencyId, formId: id, number })
  work.record(id, { number, sha256: file.sha256 })
  return viewOf(work, id)
})

export const changeSuperiorForm = write('superiorForm.change', async (work, change: SuperiorFormChange) => {
  const { marks } = await formOf(work, change.id)
  const fields = await fieldsOf(work)
  checkAnswers(change.answers, fields)
  checkLists({ marks, answers: change.answers, fields })
  if (!(await store.update(work.tx, change))) throw new Problem('changed_meanwhile')
  const { id, version: _, ...content } = change
  work.record(id, content)
  return viewOf(work, id)
})

/** From now on it is not offered any more. */
export const withdrawSuperiorForm = write('superiorForm.withdraw', async (work, { id }: Id) => {
  await formOf(work, id)
  await store.withdraw(work.tx, id, work.now)
  work.record(id)
  return {}
})

/** The file as it came. */
export const downloadBlankForm = read(
  'superiorForm.blank',
  async (work, { id, number }: Id & { number: number }): Promise<{ name: string; sha256: string }> => {
    const file = await store.findFile(work.tx, id, number)
    if (!file) throw new Problem('not_found')
    return file
  },
)

type OfPlan = { id: string; formId: string }

/** What a form says of a plan, and the file into which it is put. */
async function filledFrom(work: Work, { id, formId }: OfPlan) {
  const { marks, answers, sha256, ...form } = await formOf(work, formId)
  const asked = { marks, answers, fields: await fieldsOf(work) }
  checkLists(asked)
  const report = await reportOf(work, id)
  const { deficiencies, incidents } = await courseOf(work, id)
  const head = (await listPeople(work)).find(({ roles }) => roles.includes('agencyHead'))
  const facts = { report, deficiencies, incidents, head, officer: work.actor, form, today: work.today }
  return {
    sha256,
    name: `${report.title}${form.title}.odt`.replaceAll(/[/\\]/g, ''),
    /** An exercise must not be taken for what really happened. */
    notice: report.exercise ? `【${say('outcome.document.exercise')}】` : undefined,
    number: form.number,
    ...fillingOf(asked, facts, say),
  }
}

export const previewSuperiorForm = read('superiorForm.preview', (work, input: OfPlan) => filledFrom(work, input))

export const downloadSuperiorForm = write('superiorForm.download', async (work, input: OfPlan) => {
  const filled = await filledFrom(work, input)
  work.record(input.id, { formId: input.formId, number: filled.number })
  return filled
})
