import { z } from 'zod'
import { LogAccounts, LogFindingContent } from '#domain/log-review/log-review.ts'

/** What of a log review lies in envelopes. The key of a log is there only as long as the log. */
export const logKey = { table: 'log_import', column: 'key', shape: z.string() }
export const finding = { table: 'log_finding', column: 'content', shape: LogFindingContent }
export const concerned = { table: 'log_finding', column: 'concerned', shape: z.array(z.uuid()) }
export const reason = { table: 'log_finding', column: 'reason', shape: z.string() }
export const sampleLine = { table: 'log_sample_line', column: 'text', shape: z.string() }
export const lineConcerned = { table: 'log_sample_line', column: 'concerned', shape: z.array(z.uuid()) }
export const accounts = { table: 'log_account_list', column: 'accounts', shape: LogAccounts }
