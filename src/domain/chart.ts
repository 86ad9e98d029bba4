import { z } from 'zod'

/** How dark a part is drawn: told apart on a copy in black and white too. */
export const ChartTone = z.enum(['dark', 'light'])
export type ChartTone = z.infer<typeof ChartTone>

/** Bars made of parts, one below the other. What is drawn and what stands in the table beside it are the same numbers. */
export const Chart = z
  .object({
    key: z.string(),
    title: z.string(),
    rowTitle: z.string(),
    parts: z.array(z.object({ title: z.string(), tone: ChartTone })),
    rows: z.array(z.object({ title: z.string(), values: z.array(z.int()) })),
  })
  .meta({ id: 'Chart' })
export type Chart = z.infer<typeof Chart>

export type ChartMark =
  | { type: 'bar'; x: number; y: number; width: number; height: number; tone: ChartTone }
  | { type: 'text'; x: number; y: number; text: string; align: 'start' | 'end' }
export type ChartDrawing = { width: number; height: number; marks: ChartMark[] }

export const chartLetter = 14
const width = 640
const labelWidth = 168
const valueWidth = 64
const rowHeight = 26
const barHeight = 16
const most = 11

const shortened = (text: string): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)
const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0)

/** The chart as bars and words with their places; the page and the document draw the same. */
export function drawn({ parts, rows }: Chart): ChartDrawing {
  const longest = Math.max(1, ...rows.map(({ values }) => sumOf(values)))
  const scale = (width - labelWidth - valueWidth) / longest
  const legend: ChartMark[] = parts.flatMap(({ title, tone }, index) => {
    const x = labelWidth + index * 152
    return [
      { type: 'bar', x, y: 5, width: barHeight, height: barHeight, tone },
      { type: 'text', x: x + barHeight + 8, y: 18, text: title, align: 'start' },
    ] satisfies ChartMark[]
  })
  const bars = rows.flatMap(({ title, values }, index): ChartMark[] => {
    const y = (index + 1) * rowHeight + 8
    let x = labelWidth
    const stretches = values.map((value, at): ChartMark => {
      const mark = { type: 'bar' as const, x, y, width: value * scale, height: barHeight, tone: parts[at]!.tone }
      x += mark.width
      return mark
    })
    return [
      { type: 'text', x: labelWidth - 8, y: y + 13, text: shortened(title), align: 'end' },
      ...stretches.filter((mark) => mark.type === 'bar' && mark.width > 0),
      { type: 'text', x: x + 6, y: y + 13, text: values.join('／'), align: 'start' },
    ]
  })
  return { width, height: (rows.length + 1) * rowHeight + 12, marks: [...legend, ...bars] }
}
