/** Places on a photograph, as shares of its width and height. */
export type Point = { x: number; y: number }
/** An arrow points from one place to another; a circle, as wide and high as its box, lies around what is between them. */
export type Mark = { kind: 'arrow' | 'circle'; from: Point; to: Point }

const within = (share: number): number => Math.min(1, Math.max(0, share))
const moved = ({ x, y }: Point, by: Point): Point => ({ x: within(x + by.x), y: within(y + by.y) })

export const firstMark = (kind: Mark['kind']): Mark =>
  kind === 'arrow'
    ? { kind, from: { x: 0.25, y: 0.75 }, to: { x: 0.5, y: 0.5 } }
    : { kind, from: { x: 0.35, y: 0.35 }, to: { x: 0.65, y: 0.65 } }

/** Moves it as a whole, never beyond the edge. */
export function moveMark(mark: Mark, by: Point): Mark {
  const from = moved(mark.from, by)
  const to = moved(mark.to, by)
  const isWhole = Math.abs(to.x - from.x - (mark.to.x - mark.from.x)) < 1e-9
  const isHigh = Math.abs(to.y - from.y - (mark.to.y - mark.from.y)) < 1e-9
  return isWhole && isHigh ? { ...mark, from, to } : mark
}

/** Moves its second place: the point of an arrow, the corner of a circle. */
export const stretchMark = (mark: Mark, by: Point): Mark => ({ ...mark, to: moved(mark.to, by) })

/** A tap is no mark. */
export const isTooSmall = ({ from, to }: Mark): boolean => Math.hypot(to.x - from.x, to.y - from.y) < 0.03

type Pen = Pick<
  CanvasRenderingContext2D,
  'beginPath' | 'moveTo' | 'lineTo' | 'ellipse' | 'stroke' | 'lineWidth' | 'strokeStyle' | 'lineCap' | 'lineJoin'
>

/** Red on white, so that it is seen on any ground. */
export function drawMark(pen: Pen, mark: Mark, width: number, height: number): void {
  const line = Math.max(4, Math.min(width, height) / 90)
  pen.lineCap = 'round'
  pen.lineJoin = 'round'
  for (const [color, thickness] of [
    ['#ffffff', line * 2],
    ['#d5002c', line],
  ] as const) {
    pen.strokeStyle = color
    pen.lineWidth = thickness
    pen.beginPath()
    trace(pen, mark, width, height)
    pen.stroke()
  }
}

function trace(pen: Pen, { kind, from, to }: Mark, width: number, height: number): void {
  const start = { x: from.x * width, y: from.y * height }
  const end = { x: to.x * width, y: to.y * height }
  if (kind === 'circle') {
    const middle = { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }
    pen.ellipse(middle.x, middle.y, Math.abs(end.x - start.x) / 2, Math.abs(end.y - start.y) / 2, 0, 0, 2 * Math.PI)
    return
  }
  const angle = Math.atan2(end.y - start.y, end.x - start.x)
  const head = Math.min(width, height) / 16
  pen.moveTo(start.x, start.y)
  pen.lineTo(end.x, end.y)
  for (const side of [-0.5, 0.5]) {
    pen.moveTo(end.x, end.y)
    pen.lineTo(end.x - head * Math.cos(angle + side), end.y - head * Math.sin(angle + side))
  }
}
