import type { FormMark, FormVersion, MarkAnswer, SuperiorForm } from '#domain/superior-form/superior-form.ts'
import type { Tx } from '#server/platform/database.ts'

const newest = (tx: Tx) =>
  tx
    .selectFrom('superiorForm as form')
    .innerJoin('superiorFormVersion as one', 'one.formId', 'form.id')
    .innerJoin('file', 'file.id', 'one.fileId')
    .where(({ eb, selectFrom }) =>
      eb(
        'one.number',
        '=',
        selectFrom('superiorFormVersion as other')
          .select(({ fn }) => fn.max('other.number').as('number'))
          .whereRef('other.formId', '=', 'form.id'),
      ),
    )
    .where('form.withdrawnAt', 'is', null)

const columns = ['form.id', 'form.title', 'form.superior', 'form.dueDate', 'one.number', 'form.version'] as const

export const list = (tx: Tx): Promise<SuperiorForm[]> =>
  newest(tx).select(columns).orderBy('form.title').orderBy('form.id').execute()

/** A form in use, with what its newest file asks and where that lies. */
export const find = (tx: Tx, id: string) =>
  newest(tx)
    .select([...columns, 'form.answers', 'one.marks', 'file.sha256'])
    .where('form.id', '=', id)
    .$narrowType<{ answers: MarkAnswer[]; marks: FormMark[] }>()
    .executeTakeFirst()

/** The newest first. */
export const listVersions = (tx: Tx, formId: string): Promise<FormVersion[]> =>
  tx
    .selectFrom('superiorFormVersion as one')
    .innerJoin('file', 'file.id', 'one.fileId')
    .innerJoin('person', 'person.id', 'one.takenInBy')
    .select(['one.number', 'file.name as fileName', 'person.name as takenInByName', 'one.takenInAt'])
    .where('one.formId', '=', formId)
    .orderBy('one.number', 'desc')
    .execute()

export const findFile = (tx: Tx, formId: string, number: number) =>
  tx
    .selectFrom('superiorFormVersion as one')
    .innerJoin('file', 'file.id', 'one.fileId')
    .select(['file.name', 'file.sha256'])
    .where('one.formId', '=', formId)
    .where('one.number', '=', number)
    .executeTakeFirst()

export const insert = (tx: Tx, form: { id: string; agencyId: string; title: string }) =>
  tx
    .insertInto('superiorForm')
    .values({ ...form, superior: '', answers: '[]' })
    .execute()

type NewVersion = {
  agencyId: string
  formId: string
  number: number
  fileId: string
  marks: readonly FormMark[]
  takenInBy: string
  takenInAt: Date
}

export const insertVersion = (tx: Tx, version: NewVersion) =>
  tx
    .insertInto('superiorFormVersion')
    .values({ ...version, marks: JSON.stringify(version.marks) })
    .execute()

type Change = {
  id: string
  version: number
  title: string
  superior: string
  dueDate: string | null
  answers: readonly MarkAnswer[]
}

/** False where it was changed meanwhile. */
export async function update(tx: Tx, { id, version, answers, ...changes }: Change): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('superiorForm')
    .set({ ...changes, answers: JSON.stringify(answers), version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export const withdraw = (tx: Tx, id: string, withdrawnAt: Date) =>
  tx.updateTable('superiorForm').set({ withdrawnAt }).where('id', '=', id).execute()
