import { MediumParticulars } from '#domain/confidential-medium/confidential-medium.ts'

/** Where exactly it lies, and what is remarked of it. */
export const particulars = { table: 'confidential_medium', column: 'particulars', shape: MediumParticulars }
