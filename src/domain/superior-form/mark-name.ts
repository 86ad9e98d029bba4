/** The name of a mark as it is compared: how wide its signs are and how they are spaced says nothing. */
export const markName = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[‧・·]/g, '.')
