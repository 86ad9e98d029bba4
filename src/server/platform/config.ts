import path from 'node:path'
import { z } from 'zod'

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4116),
  HOST: z.string().default('127.0.0.1'),
  DATA_DIR: z.string().default('data'),
  /** The master key of what is confidential: mode 0400, backed up apart from the data. */
  KEY_FILE: z.string().optional(),
  /** Owner's connection to a PostgreSQL ≥ 16; without it the embedded one is started. */
  DATABASE_URL: z.url().optional(),
  /** `https` behind a proxy that ends TLS: cookies become `__Host-` and Secure, HSTS is sent. */
  PUBLIC_SCHEME: z.enum(['http', 'https']).default('http'),
  /** The address that printed labels lead to; without it, the one by which the sheet was asked for. */
  PUBLIC_ORIGIN: z.url().optional(),
  /** Addresses of proxies whose forwarding headers are believed, comma separated. */
  TRUSTED_PROXIES: z.string().optional(),
  POOL_SIZE: z.coerce.number().int().min(2).max(100).default(16),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  /** `no` leaves the sample agency out: what an office that works in earnest sets. */
  SAMPLE: z.enum(['yes', 'no']).default('yes'),
})

export type Config = ReturnType<typeof readConfig>

export function readConfig(environment: NodeJS.ProcessEnv = process.env) {
  const checked = Environment.parse(environment)
  return {
    port: checked.PORT,
    host: checked.HOST,
    dataDir: path.resolve(checked.DATA_DIR),
    keyFile: path.resolve(checked.KEY_FILE ?? path.join(checked.DATA_DIR, 'keys', 'master.key')),
    databaseUrl: checked.DATABASE_URL,
    secure: checked.PUBLIC_SCHEME === 'https',
    publicOrigin: checked.PUBLIC_ORIGIN && new URL(checked.PUBLIC_ORIGIN).origin,
    trustedProxies: checked.TRUSTED_PROXIES?.split(',').map((address) => address.trim()),
    poolSize: checked.POOL_SIZE,
    logLevel: checked.LOG_LEVEL,
    sample: checked.SAMPLE === 'yes',
  }
}
