import { z } from 'zod'

/** The systems whose records are looked through. */
export const LogSourceKind = z.enum([
  'document',
  'household',
  'personalData',
  'fileServer',
  'vpn',
  'door',
  'directory',
  'other',
  'audit',
])
export type LogSourceKind = z.infer<typeof LogSourceKind>

/** What the columns of any system mean here. */
export const LogField = z.enum([
  'at',
  'account',
  'unit',
  'action',
  'object',
  'subject',
  'objectUnit',
  'place',
  'device',
  'result',
  'amount',
  'mark',
  'way',
])
export type LogField = z.infer<typeof LogField>

export const LogFormat = z.enum(['delimited', 'jsonLines', 'syslog', 'windowsEvents'])
export type LogFormat = z.infer<typeof LogFormat>

/** How a system writes its time. */
export const LogTimeForm = z.enum(['local', 'zoned', 'seconds', 'milliseconds', 'syslog'])
export type LogTimeForm = z.infer<typeof LogTimeForm>

const column = z.string().min(1).max(200)

/** How the files of a source are read: remembered with it, and asked anew when its columns change. */
export const LogMapping = z
  .strictObject({
    format: LogFormat,
    /** Between the columns of `delimited`. */
    delimiter: z.enum([',', '\t', ';', '|']),
    /** The line that names the columns, counted from 1. */
    headerLine: z.int().min(1).max(50),
    /** Every column of the file, in its order. */
    columns: z.array(column).max(256),
    fields: z.partialRecord(LogField, column),
    timeForm: LogTimeForm,
    /** Minutes before UTC of a clock that does not say where it stands. */
    zoneMinutes: z.int().min(-720).max(840),
  })
  .meta({ id: 'LogMapping' })
export type LogMapping = z.infer<typeof LogMapping>
