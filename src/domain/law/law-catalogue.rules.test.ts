import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkCitation, citationsIn } from './citation.ts'
import { type Law, namesOf, titleOf } from './law.ts'
import { checkEntries, libraryWith, type OwnEntry } from './law-catalogue.rules.ts'
import { lawChanges } from './law-changes.rules.ts'
import { faultsOfLaw, inOrder } from './law-faults.rules.ts'
import { previewOf } from './law-import.rules.ts'
import { lawsOfTable, tableOf } from './law-table.ts'
import { libraryOf } from './library.ts'
import { shippedLibrary } from './shipped-library.ts'

const day = fc
  .integer({ min: 0, max: 9000 })
  .map((days) => new Date(days * 86_400_000 + 1e12).toISOString().slice(0, 10))
const version = fc.record({
  title: fc.constantFrom('守望辦法', '守望要點', '巡守辦法', '巡守要點', '燈火辦法'),
  from: fc.option(day, { freq: 9 }),
  until: fc.option(day),
  source: fc.constantFrom('公報', '公報第2期', ''),
})
const content = fc.record({
  aliases: fc.constantFrom<string[]>([], ['守法'], ['燈法']),
  versions: fc.array(version, { minLength: 1, maxLength: 4 }),
  renumberings: fc.constant<Law['renumberings']>([]),
  repealedOn: fc.option(day, { freq: 2 }),
  successor: fc.option(fc.constantFrom('own-one', 'own-two', 'festival-act', 'no-such'), { freq: 2 }),
})
const entry = fc.record({
  key: fc.constantFrom('own-one', 'own-two', 'petition-act'),
  content: fc.option(content, { freq: 6 }),
})

/** What the server would keep of a sequence: each entry that is not refused takes its place. */
function accepted(said: readonly Pick<OwnEntry, 'key' | 'content'>[]): OwnEntry[] {
  let own: OwnEntry[] = []
  for (const [index, { key, content: raw }] of said.entries()) {
    const one = { key, number: index + 1, content: raw && inOrder(raw) }
    try {
      checkEntries([one], own)
      own = [...own.filter((other) => other.key !== key), one]
    } catch (error) {
      expect((error as Error).message).toBe('law.faulty')
    }
  }
  return own
}

describe('after any entries that were accepted', () => {
  test('no day has two versions of one law, no name two laws, and every successor is there', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 8 }), (said) => {
        const { laws } = libraryWith(accepted(said))
        for (const law of laws) {
          expect(faultsOfLaw(law, laws)).toEqual([])
          for (const [index, one] of law.versions.entries()) {
            const next = law.versions[index + 1]
            if (next) expect(one.until! < next.from!).toBe(true)
          }
        }
        const names = laws.flatMap(namesOf)
        expect(new Set(names).size).toBe(names.length)
      }),
      { numRuns: 300 },
    )
  })

  test('what was rightly cited in the product’s laws stays right while only others are added', () => {
    const cited = shippedLibrary.laws.flatMap(namesOf)
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 4 }), fc.constantFrom(...cited), day, (said, name, on) => {
        const others = accepted(said.filter(({ key }) => key.startsWith('own-')))
        const state = (library: typeof shippedLibrary) => checkCitation(citationsIn(`${name}第2條`, library)[0]!, on)
        expect(state(libraryWith(others))).toEqual(state(shippedLibrary))
      }),
    )
  })
})

describe('laws as a table', () => {
  test('come back as they went', () => {
    const { laws } = shippedLibrary
    const nothing = libraryOf([])
    let made = 0
    const read = lawsOfTable(tableOf(laws, shippedLibrary), shippedLibrary, () => `new-${made++}`)
    expect(read).toMatchObject({ laws, faults: [], unknownColumns: [] })
    // The control: who knows none of them gives them keys of their own.
    const anew = lawsOfTable(tableOf(laws, shippedLibrary), nothing, () => `new-${made++}`)
    expect(anew.laws.map(titleOf)).toEqual(laws.map(titleOf))
    expect(anew.laws.map(({ key }) => key)).not.toEqual(laws.map(({ key }) => key))
  })

  test('name each faulty row, and keep the others', () => {
    const rows = [
      ['法規', '版本名稱', '施行日', '失效日', '來源', '後繼法規', '備忘'],
      ['守望辦法', '', '112年2月30日', '', '公報', '', ''],
      ['巡守要點', '', '112/3/1', '', '公報', '', '好'],
      ['', '無名', '', '', '公報', '', ''],
      ['燈火辦法', '', '113-01-01', '112-12-31', '公報', '', ''],
      ['更夫辦法', '', '113-01-01', '', '公報', '燈火辦法', ''],
      ['鑼鼓辦法', '', '113-01-01', '', '', '', ''],
    ]
    let made = 0
    const table = { sheets: [{ name: '法規', rows }] }
    const preview = previewOf(
      lawsOfTable(table, shippedLibrary, () => `new-${made++}`),
      [],
    )
    expect(preview.kept.map(({ title, change }) => [title, change])).toEqual([['巡守要點', 'added']])
    expect(preview.kept[0]!.entry.content.versions).toMatchObject([{ from: '2023-03-01', until: null }])
    expect(preview.faults.map(({ row, code }) => [row, code])).toEqual([
      [2, 'dateUnreadable'],
      [4, 'titleMissing'],
      [5, 'untilBeforeFrom'],
      [6, 'successorUnknown'],
      [7, 'sourceMissing'],
    ])
    expect(preview.unknownColumns).toEqual(['備忘'])
  })
})

test('between two plans, laws that changed say what to write now, and who still writes what was', () => {
  const earlier = {
    asOf: '2023-01-16',
    clauses: [{ label: '壹', text: '國家安全法第2條之1、資通安全事件通報及應變辦法' }],
  }
  const text = '國家安全法第2條之1、資通安全事件通報應變及演練辦法、請願法'
  const { changes, added, gone } = lawChanges(
    { asOf: '2026-02-11', clauses: [{ label: '貳', text }] },
    earlier,
    shippedLibrary,
  )
  expect(changes.map(({ state, on, before, now, stale }) => [state, on, before, now, stale])).toEqual([
    ['newVersion', '2023-12-01', '國家安全法', '國家安全法', ['貳']],
    ['renumbered', '2023-12-01', '國家安全法第2條之1', '國家安全法第2條', ['貳']],
    ['renamed', '2026-01-05', '資通安全事件通報及應變辦法', '資通安全事件通報應變及演練辦法', []],
  ])
  expect(added).toEqual([{ key: 'petition-act', title: '請願法', clauses: ['貳'] }])
  expect(gone).toEqual([])
})
