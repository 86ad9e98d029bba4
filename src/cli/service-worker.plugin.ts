import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { build, type Plugin, type Rolldown } from 'vite'

const root = path.resolve(import.meta.dirname, '../..')
const seal = path.join(root, 'src/web/seal.svg')
const worker = path.join(root, 'src/web/service-worker/sw.ts')

/** Work at a desk; a round does not need them, and a phone need not load them. */
const deskPages =
  /\/src\/web\/(plan|outcome-report|agency|checklist|inspection-plan|draw|comparison|readiness|deputy)\/[\w-]+\.pages?\.tsx$/

type Bundle = Rolldown.OutputBundle

/** Everything that the first page may come to load, but for the pages of a desk. */
function fieldFiles(bundle: Bundle, page: string): string[] {
  const found = new Set<string>()
  const look = (name: string): void => {
    const chunk = bundle[name]
    if (found.has(name) || chunk?.type !== 'chunk') return
    if (chunk.facadeModuleId && deskPages.test(chunk.facadeModuleId)) return
    found.add(name)
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) look(next)
  }
  // The page itself says where it starts: an entry that only imports others is no file of its own.
  for (const name of Object.keys(bundle)) if (page.includes(`/${name}`)) look(name)
  const others = Object.keys(bundle).filter((name) => /^assets\/.*\.(css|svg|wasm|woff2)$/.test(name))
  return [...found, ...others]
}

/** Names with a hash never change; the page has none, so its content is its revision. */
const entriesOf = (bundle: Bundle, page: string) => [
  { url: '/index.html', revision: createHash('sha256').update(page).digest('hex').slice(0, 16) },
  ...fieldFiles(bundle, page).map((name) => ({ url: `/${name}`, revision: null })),
]

const icons = [
  { fileName: 'icon-192.png', size: 192, padding: 0 },
  { fileName: 'icon-512.png', size: 512, padding: 0 },
  // Whatever shape a phone cuts it to, the seal stays whole.
  { fileName: 'icon-maskable-512.png', size: 512, padding: 64 },
  { fileName: 'apple-touch-icon.png', size: 180, padding: 20 },
]
const paper = '#fbfaf7'

const manifest = {
  name: '守歲 Shousui',
  short_name: '守歲',
  lang: 'zh-Hant-TW',
  id: '/',
  start_url: '/',
  scope: '/',
  display: 'standalone',
  background_color: paper,
  theme_color: paper,
  icons: [
    { src: '/icon-192.png', sizes: '192x192', type: 'image/png', purpose: 'any' },
    { src: '/icon-512.png', sizes: '512x512', type: 'image/png', purpose: 'any' },
    { src: '/icon-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
  ],
}

async function iconOf(size: number, padding: number): Promise<Uint8Array> {
  const inner = size - 2 * padding
  const drawn = sharp(seal, { density: 1200 }).resize(inner, inner)
  const extend = { top: padding, bottom: padding, left: padding, right: padding, background: paper }
  return new Uint8Array(
    await (padding > 0 ? drawn.flatten({ background: paper }).extend(extend) : drawn).png().toBuffer(),
  )
}

const link = (rel: string, href: string) => ({ tag: 'link', attrs: { rel, href }, injectTo: 'head' as const })

/** Makes the web installable, and its field pages there without a network. */
export function serviceWorker(): Plugin {
  return {
    name: 'service-worker',
    apply: 'build',
    transformIndexHtml: () => [
      link('manifest', '/manifest.webmanifest'),
      link('apple-touch-icon', '/apple-touch-icon.png'),
    ],
    async generateBundle() {
      for (const { fileName, size, padding } of icons)
        this.emitFile({ type: 'asset', fileName, source: await iconOf(size, padding) })
      this.emitFile({ type: 'asset', fileName: 'manifest.webmanifest', source: JSON.stringify(manifest) })
    },
    async writeBundle({ dir }, bundle) {
      const page = fs.readFileSync(path.join(dir!, 'index.html'), 'utf8')
      await build({
        root,
        configFile: false,
        publicDir: false,
        logLevel: 'warn',
        define: { FIELD_FILES: JSON.stringify(entriesOf(bundle, page)) },
        build: {
          outDir: dir!,
          emptyOutDir: false,
          rolldownOptions: { input: worker, output: { entryFileNames: 'sw.js', codeSplitting: false } },
        },
      })
    },
  }
}
