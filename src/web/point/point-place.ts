import type { Point } from '#domain/point/point.ts'

/** Floor and room as one would say them. */
export const placeOf = ({ floor, room }: Pick<Point, 'floor' | 'room'>): string =>
  [floor, room].filter(Boolean).join('\u3000')
