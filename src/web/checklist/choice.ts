/** What of a form is open in the editor. */
export type Chosen = { part: 'form' } | { part: 'section'; title: string } | { part: 'item'; key: string }
