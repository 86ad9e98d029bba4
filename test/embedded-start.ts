import { setTimeout as sleep } from 'node:timers/promises'
import { startPostgres } from '#server/platform/postgres.ts'

/** Starts the database of a folder and waits to be killed: what an application leaves that ends without stopping it. */
const { pid } = await startPostgres(process.argv[2]!)
console.log(pid)
await sleep(60_000)
