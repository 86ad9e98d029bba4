import fs from 'node:fs/promises'
import { Supplement } from '#domain/outcome-report/outcome-draft.ts'
import { sha256Of } from '#server/platform/files.ts'
import { hashOfManifest, manifestName, PackageArchive, PackageManifest } from './package-archive.ts'
import { reportPath, supplementsPath } from './package-paths.ts'
import { hashOfSupplement } from './supplement-hash.ts'

export type PackageFault = { path: string; fault: 'changed' | 'missing' | 'extra' }
export type PackageCheck = { manifest: PackageManifest | null; faults: PackageFault[] }

const endLength = 22
const endSign = 0x06054b50
const centralSign = 0x02014b50
const localLength = 30
/** No entry of a package is larger; a damaged number must not ask for more memory than there is. */
const largestEntry = 512 * 1024 * 1024

/** What is not one file but the archive around them. */
const container = 'ZIP'

type Listed = { path: string; size: number; offset: number }

class Broken extends Error {}

async function piece(file: fs.FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, at)
  if (bytesRead < length) throw new Broken()
  return buffer
}

/** The archive's own table of contents. */
async function listed(file: fs.FileHandle, size: number): Promise<Listed[]> {
  if (size < endLength) throw new Broken()
  const end = await piece(file, size - endLength, endLength)
  const [length, start] = [end.readUInt32LE(12), end.readUInt32LE(16)]
  if (end.readUInt32LE(0) !== endSign || start + length + endLength !== size) throw new Broken()
  const table = await piece(file, start, length)
  const entries: Listed[] = []
  for (let at = 0; at < length; ) {
    if (at + 46 > length || table.readUInt32LE(at) !== centralSign) throw new Broken()
    const [nameLength, extra, comment] = [28, 30, 32].map((field) => table.readUInt16LE(at + field)) as [
      number,
      number,
      number,
    ]
    const path = table.subarray(at + 46, at + 46 + nameLength).toString()
    entries.push({ path, size: table.readUInt32LE(at + 24), offset: table.readUInt32LE(at + 42) })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

/** The content of an entry, as far as it can be reached. */
async function contentOf(file: fs.FileHandle, { path, size, offset }: Listed): Promise<Buffer> {
  if (size > largestEntry) throw new Broken()
  return piece(file, offset + localLength + Buffer.byteLength(path), size)
}

/** Checks a package against its manifest, and every byte of it against what writing it again would give. */
export async function verifyPackage(source: string): Promise<PackageCheck> {
  const file = await fs.open(source)
  try {
    return await verified(file, (await file.stat()).size)
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    return { manifest: null, faults: [{ path: container, fault: 'changed' }] }
  } finally {
    await file.close()
  }
}

async function manifestIn(file: fs.FileHandle, entries: readonly Listed[]): Promise<PackageManifest | null> {
  const entry = entries.find(({ path }) => path === manifestName)
  if (!entry) return null
  try {
    const manifest = PackageManifest.parse(JSON.parse((await contentOf(file, entry)).toString()))
    return hashOfManifest(manifest) === manifest.hash ? manifest : null
  } catch {
    return null
  }
}

async function verified(file: fs.FileHandle, size: number): Promise<PackageCheck> {
  const entries = await listed(file, size)
  const manifest = await manifestIn(file, entries)
  const faults = new Map<string, PackageFault>()
  const note = (path: string, fault: PackageFault['fault']) => faults.has(path) || faults.set(path, { path, fault })
  if (!manifest) note(manifestName, entries.some(({ path }) => path === manifestName) ? 'changed' : 'missing')
  const promised = new Map(manifest?.files.map((one) => [one.path, one.sha256]))
  const there = new Set(entries.map(({ path }) => path))
  for (const path of promised.keys()) if (!there.has(path)) note(path, 'missing')
  await compareBytes(file, size, entries, (path, bytes) => {
    if (bytes === null) return note(path, 'changed')
    if (!manifest || path === manifestName) return
    const sha256 = promised.get(path)
    if (sha256 === undefined) note(path, 'extra')
    else if (sha256Of(bytes) !== sha256) note(path, 'changed')
    else if (!isAsHashed(path, bytes, manifest)) note(path, 'changed')
  })
  // A changed content no longer agrees with the table of contents either; that says nothing new.
  if (faults.size > 1) faults.delete(container)
  return { manifest, faults: [...faults.values()] }
}

/** The report bears the hash under which it was closed, and each supplement that of what stood before it. */
function isAsHashed(path: string, bytes: Uint8Array, { reportHash }: PackageManifest): boolean {
  if (path === reportPath) return sha256Of(bytes) === reportHash
  if (path !== supplementsPath) return true
  const supplements = Supplement.array().parse(JSON.parse(Buffer.from(bytes).toString()))
  return supplements.every(
    ({ hash, ...said }, index) =>
      said.previousHash === (supplements[index - 1]?.hash ?? reportHash) && hashOfSupplement(said) === hash,
  )
}

/** Tells each entry's content, and `null` where its bytes, or those around it, are not as they are written. */
async function compareBytes(
  file: fs.FileHandle,
  size: number,
  entries: readonly Listed[],
  tell: (path: string, bytes: Uint8Array | null) => void,
): Promise<void> {
  const archive = new PackageArchive()
  let at = 0
  const isSame = async (chunks: readonly Uint8Array[]): Promise<boolean> => {
    let same = true
    for (const chunk of chunks) {
      if (at + chunk.byteLength > size) return false
      same = (await piece(file, at, chunk.byteLength)).equals(chunk) && same
      at += chunk.byteLength
    }
    return same
  }
  for (const entry of entries) {
    const bytes = await contentOf(file, entry).catch(() => null)
    if (!bytes) {
      tell(entry.path, null)
      return
    }
    tell(entry.path, bytes)
    if (!(await isSame(archive.add(entry.path, bytes)))) tell(entry.path, null)
  }
  if (!(await isSame(archive.end())) || at !== size) tell(container, null)
}
