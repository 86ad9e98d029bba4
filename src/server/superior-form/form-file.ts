import { Problem } from '#domain/problem.ts'
import type { Filling } from '#domain/superior-form/superior-form.rules.ts'
import type { FormMark } from '#domain/superior-form/superior-form.ts'
import { openArchive } from '#server/platform/archive.ts'
import { copyArchive } from '#server/platform/archive-copy.ts'
import { textOfOdt } from '#server/platform/text-of-odt.ts'
import { fillPart } from './form-filling.ts'
import { FormReader } from './form-reading.ts'
import { checkForm, textType } from './form-safety.ts'

export type FormTask = { bytes: Uint8Array } & ({ ask: 'marks' } | { ask: 'filled'; filling: Filling; notice?: string })

/** What repeats on every page stands in the second. */
const parts = ['content.xml', 'styles.xml']
/** They vouch for the blank form only. */
const signatures = new Set(['META-INF/documentsignatures.xml', 'META-INF/macrosignatures.xml'])

/** The marks of a blank form, each with its places in the order of the file. */
export function marksOf(bytes: Uint8Array): FormMark[] {
  const archive = openArchive(bytes)
  checkForm(archive)
  const found = parts.flatMap((part) => new FormReader(archive.text(part) ?? '').read().marks)
  if (found.length === 0) throw new Problem('superiorForm.no_marks')
  const byName = Map.groupBy(found, ({ name }) => name)
  return [...byName].map(([name, marks]) => ({ name, places: marks.map(({ place }) => place) }))
}

/** The form with its marks filled in; of the file nothing else changes. */
export function filledForm(bytes: Uint8Array, filling: Filling, notice?: string): Uint8Array {
  const archive = openArchive(bytes)
  const texts = new Map<string, string>([['mimetype', textType]])
  for (const part of parts) {
    const xml = archive.text(part)
    if (xml !== undefined) texts.set(part, fillPart(xml, new FormReader(xml).read(), filling, notice))
  }
  return copyArchive(bytes, { texts, leftOut: signatures })
}

export const textOfForm = (bytes: Uint8Array): string => textOfOdt(openArchive(bytes))
