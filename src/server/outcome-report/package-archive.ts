import { Zip, ZipPassThrough } from 'fflate'
import { z } from 'zod'
import { canonicalJson } from '#server/platform/canonical-json.ts'
import { sha256Of } from '#server/platform/files.ts'

export const manifestName = 'manifest.json'

/** What a package says of itself; `hash` is over all the rest. */
export const PackageManifest = z.object({
  format: z.literal('shousui-evidence-package'),
  version: z.literal(1),
  title: z.string(),
  agencyName: z.string(),
  madeAt: z.iso.datetime(),
  reportHash: z.string(),
  files: z.array(z.object({ path: z.string(), size: z.int(), sha256: z.string() })),
  hash: z.string(),
})
export type PackageManifest = z.infer<typeof PackageManifest>

export const hashOfManifest = ({ hash: _, ...said }: Omit<PackageManifest, 'hash'> & { hash?: string }): string =>
  sha256Of(canonicalJson(said))

export type PackageEntry = { path: string; bytes: () => Uint8Array | Promise<Uint8Array> }

/** Times inside the archive would make two packages of one content differ. */
const archiveTime = '1980-01-01T12:00:00'

/**
 * A ZIP of stored entries, written one after the other: only one is in memory at a time, and every byte of the archive
 * follows from names and contents. Whoever checks it writes it again and compares.
 */
export class PackageArchive {
  #chunks: Uint8Array[] = []
  readonly #zip = new Zip((error, chunk) => {
    if (error) throw error
    this.#chunks.push(chunk)
  })

  add(path: string, bytes: Uint8Array): Uint8Array[] {
    const entry = new ZipPassThrough(path)
    entry.mtime = archiveTime
    this.#zip.add(entry)
    entry.push(bytes, true)
    return this.#taken()
  }

  end(): Uint8Array[] {
    this.#zip.end()
    return this.#taken()
  }

  #taken(): Uint8Array[] {
    const taken = this.#chunks
    this.#chunks = []
    return taken
  }
}

type About = Pick<PackageManifest, 'title' | 'agencyName' | 'madeAt' | 'reportHash'>

/** The package as a stream of bytes, its manifest last. */
export async function* packageStream(about: About, entries: Iterable<PackageEntry>): AsyncGenerator<Uint8Array> {
  const archive = new PackageArchive()
  const files: PackageManifest['files'] = []
  for (const { path, bytes: read } of entries) {
    const bytes = await read()
    files.push({ path, size: bytes.byteLength, sha256: sha256Of(bytes) })
    yield* archive.add(path, bytes)
  }
  const said = { format: 'shousui-evidence-package' as const, version: 1 as const, ...about, files }
  const manifest: PackageManifest = { ...said, hash: hashOfManifest(said) }
  yield* archive.add(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
  yield* archive.end()
}
