import { ChecklistContent, ChecklistKind } from './checklist.ts'
import agencySecurity from './model-checklists/agency-security.json' with { type: 'json' }
import agencySecurity1 from './model-checklists/agency-security.v1.json' with { type: 'json' }
import archiveStore from './model-checklists/archive-store.json' with { type: 'json' }
import cctv from './model-checklists/cctv.json' with { type: 'json' }
import confidentialMedia from './model-checklists/confidential-media.json' with { type: 'json' }
import contractors from './model-checklists/contractors.json' with { type: 'json' }
import dailyClosing from './model-checklists/daily-closing.json' with { type: 'json' }
import fireEquipment from './model-checklists/fire-equipment.json' with { type: 'json' }
import holidayEve from './model-checklists/holiday-eve.json' with { type: 'json' }
import informationSecurity from './model-checklists/information-security.json' with { type: 'json' }
import informationSecurity1 from './model-checklists/information-security.v1.json' with { type: 'json' }
import officialSecrets from './model-checklists/official-secrets.json' with { type: 'json' }
import officialSecrets1 from './model-checklists/official-secrets.v1.json' with { type: 'json' }
import serverRoom from './model-checklists/server-room.json' with { type: 'json' }

/** Every version that was ever shipped: what an agency made of an older one is compared with it. */
const shipped: readonly ChecklistContent[] = [
  agencySecurity1,
  officialSecrets1,
  informationSecurity1,
  agencySecurity,
  officialSecrets,
  informationSecurity,
  dailyClosing,
  holidayEve,
  serverRoom,
  archiveStore,
  cctv,
  fireEquipment,
  confidentialMedia,
  contractors,
].map((content) => ChecklistContent.parse(content))

/** A model form as it was in one of its versions. */
export const modelOf = (kind: ChecklistKind, version: number): ChecklistContent | undefined =>
  shipped.find((model) => model.kind === kind && model.version === version)

/** The newest of each kind. An agency's own versions replace them; none of them is law. */
export const modelChecklists: readonly ChecklistContent[] = ChecklistKind.options.flatMap((kind) => {
  const ofKind = shipped.filter((model) => model.kind === kind)
  return ofKind.sort((one, other) => other.version - one.version).slice(0, 1)
})
