import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { pageOf } from './page-drawing.ts'
import type { PdfAnswer, PdfTask, PdfTemplate } from './pdf.ts'

// A folder that does not exist: a document has nothing to read there but the pictures it was given.
const workspace = resolve('/shousui-documents')
const fonts = fileURLToPath(new URL('../../../fonts', import.meta.url))
const templateOf = (name: PdfTemplate) => readFileSync(new URL(`./${name}.typ`, import.meta.url), 'utf8')
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] })

function typeset(task: PdfTask): Omit<PdfAnswer, 'id'> {
  for (const picture of task.pictures) compiler.mapShadow(join(workspace, picture.path), Buffer.from(picture.bytes))
  try {
    const compiled = compiler.compile({ mainFileContent: templateOf(task.template), inputs: { document: task.json } })
    if (!compiled.result) throw new Error(JSON.stringify(compiled.takeError()?.shortDiagnostics))
    if (task.page === undefined)
      return { bytes: new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'a-2a' })) }
    const pages = compiled.result.numOfPages
    const page = Math.min(task.page, pages)
    return { bytes: new TextEncoder().encode(pageOf(compiler.svg(compiled.result), page)), page, pages }
  } finally {
    compiler.resetShadow()
    compiler.evictCache(4)
  }
}

function answer(task: PdfTask): PdfAnswer {
  try {
    return { id: task.id, ...typeset(task) }
  } catch (error) {
    return { id: task.id, error: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', (task: PdfTask) => {
  const reply = answer(task)
  parentPort?.postMessage(reply, reply.bytes ? [reply.bytes.buffer as ArrayBuffer] : [])
})
