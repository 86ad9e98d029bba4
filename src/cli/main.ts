import { Problem } from '#domain/problem.ts'

type Command = (args: string[]) => Promise<number>

/** Every command by name; each is loaded only when asked for, so that `compile` needs no database. */
const commands: Record<string, () => Promise<Command>> = {
  compile: async () => (await import('./compile.ts')).compile,
  serve: async () => (await import('./serve.ts')).serveUntilStopped,
  migrate: async () => (await import('./serve.ts')).migrateOnly,
  backup: async () => (await import('./backup.ts')).backupCommand,
  restore: async () => (await import('./backup.ts')).restoreCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  keys: async () => (await import('./keys.ts')).keysCommand,
  found: async () => (await import('./found.ts')).found,
  openapi: async () => (await import('./openapi.ts')).writeOpenApi,
  'database-types': async () => (await import('./database-types.ts')).writeDatabaseTypes,
}

const [name = '', ...args] = process.argv.slice(2)
const load = commands[name]
if (!load) {
  console.error(`用法 usage: shousui ${Object.keys(commands).join(' | ')}`)
  process.exit(2)
}
try {
  process.exitCode = await (await load())(args)
} catch (error) {
  if (!(error instanceof Problem) && process.env.DEBUG) throw error
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}
