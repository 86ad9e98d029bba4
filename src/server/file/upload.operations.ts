import type { StoredFile, Upload } from '#domain/file/file.ts'
import { Problem } from '#domain/problem.ts'
import { largestFile } from '#server/platform/images.ts'
import { read, type Work, write } from '#server/platform/work.ts'
import * as fileStore from './file.store.ts'
import * as store from './upload.store.ts'

const keptDays = 7
/** What one person may have under way at once. */
const mostBytes = 200 * 1024 * 1024

type Begun = { file: StoredFile } | { file: null; upload: store.Arriving; expired: string[] }

/** Announces a file or finds how much of it is here. An id that somebody else uses is as good as taken. */
export const beginUpload = write('upload.begin', async (work, upload: Upload): Promise<Begun> => {
  if (upload.size > largestFile) throw new Problem('file.too_large', { bytes: upload.size })
  const file = await store.findFile(work.tx, upload.id)
  if (file) return alreadyHere(work, file, upload)
  const begun = await store.find(work.tx, upload.id)
  if (begun) return goingOn(work, begun, upload)
  const expired = await store.deleteBegunBefore(work.tx, new Date(work.realNow.getTime() - keptDays * 86_400_000))
  const { agencyId, personId } = work.actor
  if ((await store.bytesUnderWay(work.tx, personId)) + upload.size > mostBytes) throw new Problem('upload.too_much')
  const added = await store.insert(work.tx, { ...upload, agencyId, addedBy: personId, begunAt: work.realNow })
  work.record(upload.id, { size: upload.size })
  return { file: null, upload: added, expired }
})

/** The device forgets its own once it hears this, so it must be the very same. */
function alreadyHere(work: Work, file: store.KnownFile, { sha256 }: Upload): Begun {
  const { addedBy, receivedSha256, ...stored } = file
  if (addedBy !== work.actor.personId || (sha256 !== null && sha256 !== receivedSha256))
    throw new Problem('changed_meanwhile')
  work.record(file.id)
  return { file: stored }
}

function goingOn(work: Work, begun: store.Arriving, { size, sha256 }: Upload): Begun {
  if (begun.addedBy !== work.actor.personId || begun.size !== size || begun.sha256 !== sha256)
    throw new Problem('changed_meanwhile')
  work.record(begun.id, { received: begun.received })
  return { file: null, upload: begun, expired: [] }
}

/** What a piece belongs to. A piece that comes once more after the last one finds the file. */
export const findUpload = read('upload.receive', async (work, { id }: { id: string }) => {
  const { personId } = work.actor
  const upload = await store.find(work.tx, id)
  if (upload?.addedBy === personId) return { upload, file: null }
  const known = await store.findFile(work.tx, id)
  if (known?.addedBy !== personId) throw new Problem('not_found')
  const { addedBy: _, receivedSha256: __, ...file } = known
  return { upload: null, file }
})

type Counted = { id: string; before: number; received: number }
/** The bytes are synced before; to zero when what arrived is not what was sent. */
export const countReceived = write('upload.receive', async (work, { id, before, received }: Counted) => {
  if (!(await store.setReceived(work.tx, id, before, received))) {
    const upload = await store.find(work.tx, id)
    throw upload ? new Problem('upload.offset', { received: upload.received }) : new Problem('not_found')
  }
  work.record(id, { received })
})

type Whole = StoredFile & { receivedSha256: string }
/** Whole and checked: from now on it is a file. Of two requests that find it whole, both get the same one. */
export const finishUpload = write('upload.receive', async (work, whole: Whole): Promise<StoredFile> => {
  const { agencyId, personId } = work.actor
  const { receivedSha256, ...file } = whole
  work.record(file.id, { sha256: file.sha256, size: file.size })
  if (await store.deleteUpload(work.tx, file.id)) {
    await fileStore.insert(work.tx, { ...file, receivedSha256, agencyId, addedBy: personId, addedAt: work.realNow })
    return file
  }
  const here = await store.findFile(work.tx, file.id)
  if (here?.addedBy !== personId) throw new Problem('not_found')
  const { addedBy: _, receivedSha256: __, ...stored } = here
  return stored
})
