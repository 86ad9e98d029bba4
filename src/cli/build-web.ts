import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const root = path.resolve(import.meta.dirname, '../..')
const output = path.join(root, 'dist', 'web')
const stamp = path.join(output, '.built-from')

const sources = [
  'src/web',
  'src/domain',
  'src/cli/service-worker.plugin.ts',
  'messages',
  'index.html',
  'vite.config.ts',
  'package.json',
  'package-lock.json',
]

function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const source of sources) {
    const place = path.join(root, source)
    const files = fs.statSync(place).isDirectory()
      ? fs
          .readdirSync(place, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => path.join(entry.parentPath, entry.name))
      : [place]
    for (const file of files.sort()) hash.update(path.relative(root, file)).update(fs.readFileSync(file))
  }
  return hash.digest('hex')
}

/** Compressed once here, so that the server need not do it for each visitor. */
function compress(): void {
  for (const entry of fs.readdirSync(output, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !/\.(js|css|svg|webmanifest)$/.test(entry.name)) continue
    const file = path.join(entry.parentPath, entry.name)
    const bytes = fs.readFileSync(file)
    fs.writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
    fs.writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

/** Builds the web unless what lies there was built from the same sources. */
export async function buildWeb(): Promise<void> {
  const hash = hashOfSources()
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === hash) return
  console.error('正在建置畫面… Building the web…')
  const { build } = await import('vite')
  await build({ root, logLevel: 'warn' })
  compress()
  fs.writeFileSync(stamp, hash)
}

if (import.meta.main) await buildWeb()
