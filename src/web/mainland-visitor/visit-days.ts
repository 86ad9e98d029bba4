import { dateText } from '#web/platform/roc-date.ts'

/** From when to when; most come for one day. */
export const visitDays = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): string =>
  startsOn === endsOn ? dateText(startsOn) : `${dateText(startsOn)}－${dateText(endsOn)}`
