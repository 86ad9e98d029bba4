import { migrate } from '#server/platform/migrate.ts'

/** One of several processes that start at the same moment on a database without a schema. */
console.log(JSON.stringify(await migrate(JSON.parse(process.argv[2]!))))
