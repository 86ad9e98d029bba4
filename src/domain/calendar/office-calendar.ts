import { OfficeCalendar } from '#domain/calendar.ts'
import data from './office-calendar.json' with { type: 'json' }

/** The years that ship with the product; an agency adds the next one, and days on which work was suspended. */
export const officeCalendar: OfficeCalendar = OfficeCalendar.parse(data)
