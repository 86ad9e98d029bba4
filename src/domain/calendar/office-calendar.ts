import { OfficeCalendar } from '#domain/calendar.ts'
import data from './office-calendar.json' with { type: 'json' }

/** The years that ship with the product. Days on which work was suspended are not in it: they are never known before. */
export const officeCalendar: OfficeCalendar = OfficeCalendar.parse(data)
