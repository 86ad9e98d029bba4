import { z } from 'zod'
import { Problem } from '#domain/problem.ts'
import { Law, type LawVersion, titleOf } from './law.ts'
import type { LawRowFault } from './law-catalogue.ts'
import { inOrder } from './law-faults.rules.ts'
import type { LawsRead } from './law-table.ts'

const Said = z.object({ laws: z.array(z.unknown()).max(2000) })

/** Laws in the shape of the product's own file. One that is no law is named and leaves the others alone. */
export function lawsOfFile(text: string): LawsRead {
  const { laws: said } = saidIn(text)
  const read: LawsRead & { faults: LawRowFault[] } = { laws: [], rowOf: new Map(), faults: [], unknownColumns: [] }
  for (const [index, one] of said.entries()) {
    const law = Law.safeParse(one)
    if (!law.success || read.rowOf.has(law.data.key)) {
      const code = law.success ? 'titleTaken' : 'unreadable'
      read.faults.push({ row: index + 1, title: nameIn(one), code, about: [nameIn(one), nameIn(one)] })
      continue
    }
    read.laws.push(inOrder(law.data))
    read.rowOf.set(law.data.key, index + 1)
  }
  return read
}

function saidIn(text: string): z.infer<typeof Said> {
  try {
    return Said.parse(JSON.parse(text))
  } catch {
    throw new Problem('law.file_unreadable')
  }
}

const Named = z.object({ versions: z.array(z.object({ title: z.string() })).min(1) })
function nameIn(one: unknown): string {
  const named = Named.safeParse(one)
  return named.success ? titleOf({ versions: named.data.versions as LawVersion[] }) : ''
}
