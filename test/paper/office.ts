import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'

const fonts = path.resolve(import.meta.dirname, '../../fonts')

/** The product's fonts and no others, as our own PDF has them: what differs then is not the machine's doing. */
const fontsOnly = (cache: string) =>
  `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>`

/** Files as LibreOffice writes them anew, by the same names; one that it cannot open is missing. */
export async function convertedBy(
  format: 'pdf' | 'odt' | 'ods',
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Map<string, Uint8Array>> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'shousui-paper-'))
  try {
    const config = path.join(folder, 'fonts.conf')
    await fs.writeFile(config, fontsOnly(path.join(folder, 'cache')))
    const names = [...files.keys()]
    const given = names.map((name, index) => path.join(folder, `${index}${path.extname(name)}`))
    await Promise.all(given.map((file, index) => fs.writeFile(file, files.get(names[index]!)!)))
    const out = path.join(folder, 'out')
    const office = spawn(
      'soffice',
      [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        '--convert-to',
        format,
        '--outdir',
        out,
        ...given,
      ],
      { env: { ...process.env, FONTCONFIG_FILE: config }, stdio: 'ignore' },
    )
    const [code] = await once(office, 'exit')
    if (code !== 0) throw new Error(`LibreOffice ended with ${code}`)
    const written = new Map<string, Uint8Array>()
    for (const [index, name] of names.entries()) {
      const bytes = await fs.readFile(path.join(out, `${index}.${format}`)).catch(() => undefined)
      if (bytes) written.set(name, new Uint8Array(bytes))
    }
    return written
  } finally {
    await fs.rm(folder, { recursive: true })
  }
}
