import fs from 'node:fs'
import { DtdValidator, XmlDocument, XmlDtd } from 'libxml2-wasm'

const types = fs.readFileSync(new URL('./104.dtd', import.meta.url), 'utf8')

/** What the types of document object to, or nothing. Nothing is loaded for it from outside. */
export function objectionsTo(xml: string): string[] {
  using document = XmlDocument.fromString(xml)
  // The validator puts our types in the place of the document's own subset, so what that declares goes along.
  using dtd = XmlDtd.fromString(types + (/<!DOCTYPE[^[>]*\[([^\]]*)\]>/.exec(xml)?.[1] ?? ''))
  try {
    new DtdValidator(dtd).validate(document)
    return []
  } catch (error) {
    return [(error as Error).message]
  }
}
