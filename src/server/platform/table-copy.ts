import type { Client, Connection, Submittable } from 'pg'

/** What `pg` calls on a statement in hand; for COPY it passes the data through instead of collecting rows. */
type Statement = Submittable & {
  handleCopyInResponse(connection: CopyConnection): void
  handleCopyData(message: { chunk: Buffer }, connection: CopyConnection): void
  handleCommandComplete(): void
  handleReadyForQuery(): void
  handleError(error: Error): void
}
type CopyConnection = Connection & {
  stream: { pause(): void; resume(): void }
  sendCopyFromChunk(bytes: Buffer): void
  endCopyFrom(): void
}
type Handlers = Partial<Pick<Statement, 'handleCopyInResponse' | 'handleCopyData'>>

const copy = (client: Client, text: string, handlers: Handlers): Promise<void> =>
  new Promise((resolve, reject) => {
    let failure: Error | undefined
    const statement: Statement = {
      submit: (connection) => connection.query(text),
      handleCopyInResponse: () => undefined,
      handleCopyData: () => undefined,
      handleCommandComplete: () => undefined,
      // After a lost connection this never comes, so an error ends the promise at once.
      handleReadyForQuery: () => (failure ? undefined : resolve()),
      handleError: (error) => {
        failure = error
        reject(error)
      },
      ...handlers,
    }
    client.query(statement)
  })

/** Runs `COPY … TO STDOUT`; while `take` is busy with a row the server waits, so memory stays flat. */
export async function copyOut(
  client: Client,
  text: string,
  take: (row: Buffer) => Promise<void> | undefined,
): Promise<void> {
  let failure: unknown
  let busy: Promise<void> | undefined
  const handleCopyData = ({ chunk }: { chunk: Buffer }, { stream }: CopyConnection): void => {
    // The parser writes over its buffer when the next packet comes.
    const row = Buffer.from(chunk)
    const run = () => (failure ? undefined : take(row))
    const started = busy ? busy.then(run) : run()
    if (!started) return
    stream.pause()
    busy = started
      .catch((error: unknown) => {
        failure = error
      })
      .finally(() => stream.resume())
  }
  await copy(client, text, { handleCopyData })
  await busy
  if (failure) throw failure
}

/** Runs `COPY … FROM STDIN` with these bytes. */
export const copyIn = (client: Client, text: string, bytes: Buffer): Promise<void> =>
  copy(client, text, {
    handleCopyInResponse: (connection) => {
      connection.sendCopyFromChunk(bytes)
      connection.endCopyFrom()
    },
  })
