import { PermitClosing, PermitParticulars } from '#domain/media-permit/media-permit.ts'

const table = 'media_permit'

/** What for and where to; and what was said when it ended. */
export const particulars = { table, column: 'particulars', shape: PermitParticulars }
export const closing = { table, column: 'closing', shape: PermitClosing }
