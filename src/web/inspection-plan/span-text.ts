import { dateText } from '#web/platform/roc-date.ts'

export const spanText = ({ fromDate, toDate }: { fromDate: string; toDate: string }): string =>
  fromDate === toDate ? dateText(fromDate) : `${dateText(fromDate)}–${dateText(toDate)}`
