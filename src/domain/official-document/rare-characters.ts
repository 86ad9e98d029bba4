/** Beyond the basic plane, or of somebody's own making: old systems and fonts may not have them. */
const rare = /[\u{10000}-\u{10ffff}\ue000-\uf8ff]/gu

/** Each once, in the order in which they stand. */
export const rareCharactersOf = (text: string): string[] => [...new Set(text.match(rare) ?? [])]

/** U+20BB7, as tables of characters have it. */
export const codePointOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
