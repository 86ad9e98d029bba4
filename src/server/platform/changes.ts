import pg from 'pg'

/** Says that something changed in an agency, in whichever process it was written. Never what: whoever hears looks anew. */
export type Changes = {
  /** Returns how to hear no more. */
  hear(agencyId: string, tell: () => void): Promise<() => void>
  close(): Promise<void>
}

const channel = 'agency_changed'
const againMs = 1_000

/** One connection for the whole process, opened for the first who wants to hear. */
export function changesOf(connection: pg.ClientConfig): Changes {
  const heard = new Map<string, Set<() => void>>()
  let listening: Promise<pg.Client> | undefined
  let isClosed = false

  const listen = async (): Promise<pg.Client> => {
    const client = new pg.Client({ ...connection, keepAlive: true, options: '-c role=shousui_app' })
    client.on('error', () => undefined)
    client.on('notification', ({ payload }) => {
      for (const tell of heard.get(payload ?? '') ?? []) tell()
    })
    await client.connect()
    client.on('end', () => {
      listening = undefined
      tryAgain()
    })
    await client.query(`listen ${channel}`)
    return client
  }

  /** What was said while nobody listened is not said again, so everybody looks. */
  const tryAgain = (): void => {
    const again = async () => {
      if (isClosed || heard.size === 0) return
      listening ??= listen()
      await listening
      for (const tell of [...heard.values()].flatMap((all) => [...all])) tell()
    }
    setTimeout(() => again().catch(failed), againMs).unref()
  }
  const failed = (): void => {
    listening = undefined
    tryAgain()
  }

  return {
    hear: async (agencyId, tell) => {
      const tells = heard.get(agencyId) ?? new Set()
      heard.set(agencyId, tells.add(tell))
      const stop = () => {
        tells.delete(tell)
        if (tells.size === 0 && heard.get(agencyId) === tells) heard.delete(agencyId)
      }
      try {
        listening ??= listen()
        await listening
      } catch (error) {
        listening = undefined
        stop()
        throw error
      }
      return stop
    },
    close: async () => {
      isClosed = true
      const client = await listening?.catch(() => undefined)
      await client?.end()
    },
  }
}
