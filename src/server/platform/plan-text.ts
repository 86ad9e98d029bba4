import { Problem } from '#domain/problem.ts'

/** The readable text of a plan file, line by line, with a form feed between the pages of a PDF. */
export async function textOfFile(_bytes: Uint8Array, name: string): Promise<string> {
  throw new Problem('file.unsupported', { name })
}
