import { element } from './odt-xml.ts'

export const letters = (pt: number, font: 'Kai' | 'Sung' = 'Kai', more: Record<string, string> = {}) =>
  element('style:text-properties', {
    'style:font-name': font,
    'style:font-name-asian': font,
    'style:font-name-complex': font,
    'fo:font-size': `${pt}pt`,
    'style:font-size-asian': `${pt}pt`,
    ...more,
  })

export const paragraph = (
  name: string,
  properties: Record<string, string>,
  letterProperties = '',
  parent = 'Standard',
  inner = '',
) =>
  element(
    'style:style',
    { 'style:name': name, 'style:family': 'paragraph', 'style:parent-style-name': parent },
    element('style:paragraph-properties', properties, inner) + letterProperties,
  )

/**
 * As the PDF sets it, in points: the gap between lines, and what stands above and below. The height of a line is fixed,
 * its letters standing at its foot, so that both break their pages at the same lines.
 */
export const spaced = (pt: number, gap: number, above = gap, below = gap): Record<string, string> => ({
  'fo:line-height': `${pt + gap}pt`,
  'fo:margin-top': `${Math.max(0, above - gap)}pt`,
  'fo:margin-bottom': `${Math.max(0, below - gap)}pt`,
})
export const centred = { 'fo:text-align': 'center' }
export const start = { 'fo:text-align': 'start' }
export const cmOf = (cm: number) => `${Number(cm.toFixed(3))}cm`
