import { ChecklistContent } from './checklist.ts'
import agencySecurity from './model-checklists/agency-security.json' with { type: 'json' }
import informationSecurity from './model-checklists/information-security.json' with { type: 'json' }
import officialSecrets from './model-checklists/official-secrets.json' with { type: 'json' }

/** The forms an agency starts with. Its own versions replace them; none of them is law. */
export const modelChecklists: readonly ChecklistContent[] = [agencySecurity, officialSecrets, informationSecurity].map(
  (content) => ChecklistContent.parse(content),
)
