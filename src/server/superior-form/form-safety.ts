import { Problem, type ProblemCode } from '#domain/problem.ts'
import type { Archive } from '#server/platform/archive.ts'
import { attributesAt, xmlTokens } from '#server/platform/xml.ts'

export const textType = 'application/vnd.oasis.opendocument.text'

const macroParts = /^(?:Basic|Scripts|Dialogs|basic|scripts|dialogs)\//
const objectParts = /^(?:Object |ObjectReplacements\/)/
const macroElements = new Set(['script', 'event-listener', 'execute-macro', 'macro-name'])
const objectElements = new Set(['object', 'object-ole', 'applet', 'plugin', 'floating-frame'])
const fetchingElements = /^(?:dde-|auto-reload$|table-source$|connection-resource$|submission$)/
/** A script by its address, wherever it is named. */
const scriptAddress = /^\s*(?:vnd\.sun\.star\.(?:script|expand)|macro|javascript|vbscript|service):/i
/** What is opened only by whoever clicks on it. */
const clicked = /^(?:https?:\/\/|mailto:|tel:|#)/i
/** What is not inside the file: another program's address, another machine, another folder. */
const outside = /^\s*(?:[a-z][a-z\d+.-]*:|\/|\\|\.\.[/\\])/i

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

type Fault = { code: ProblemCode; name: string }

function linkFault(element: string, address: string): Fault | undefined {
  if (!outside.test(address)) return undefined
  if (element === 'a' && clicked.test(address)) return undefined
  // Where the template lay on somebody's disk is looked for by nobody else.
  if (element === 'template' && /^file:|^[/\\](?![/\\])/i.test(address)) return undefined
  return { code: 'superiorForm.external_links', name: address.slice(0, 120) }
}

function* faultsOf(xml: string): Generator<Fault> {
  for (const token of xmlTokens(xml)) {
    // Entities of its own could say other than what was read.
    if (token.kind === 'doctype' && xml.slice(token.start, token.end).includes('['))
      throw new Problem('file.broken', { reason: 'doctype' })
    if (token.kind !== 'open') continue
    const element = localName(token.name)
    if (macroElements.has(element)) yield { code: 'superiorForm.macros', name: token.name }
    if (objectElements.has(element)) yield { code: 'superiorForm.objects', name: token.name }
    if (fetchingElements.test(element)) yield { code: 'superiorForm.external_links', name: token.name }
    for (const [attribute, value] of Object.entries(attributesAt(xml, token))) {
      if (attribute.startsWith('xmlns')) continue
      if (scriptAddress.test(value)) yield { code: 'superiorForm.macros', name: value.slice(0, 120) }
      else if (localName(attribute) === 'href') {
        const fault = linkFault(element, value)
        if (fault) yield fault
      }
    }
  }
}

function refuse(code: ProblemCode, names: readonly string[]) {
  if (names.length > 0) throw new Problem(code, { names: [...new Set(names)].slice(0, 5).join('、') })
}

/** Only a plain text file of the office is filled: what runs, fetches or is locked is refused by name. */
export function checkForm(archive: Archive): void {
  if (archive.text('mimetype')?.trim() !== textType) throw new Problem('superiorForm.unsupported')
  const manifest = archive.text('META-INF/manifest.xml')
  if (archive.has('encrypted-package') || manifest?.includes(':encryption-data')) throw new Problem('file.encrypted')
  if (manifest === undefined || !archive.has('content.xml')) throw new Problem('file.broken')
  const named = (pattern: RegExp) => archive.names.filter((name) => pattern.test(name))
  refuse('superiorForm.macros', named(macroParts))
  refuse('superiorForm.objects', named(objectParts))
  const faults = archive.names
    .filter((name) => name.endsWith('.xml'))
    .flatMap((name) => [...faultsOf(archive.text(name) ?? '')])
  for (const code of ['superiorForm.macros', 'superiorForm.external_links', 'superiorForm.objects'] as const)
    refuse(
      code,
      faults.filter((fault) => fault.code === code).map(({ name }) => name),
    )
}
