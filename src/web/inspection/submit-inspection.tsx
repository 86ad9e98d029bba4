import { useState } from 'react'
import { formOf } from '#domain/checklist/form.rules.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { backToTop } from '#web/platform/back-to-top.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { type Answers, byPlace } from './answers.ts'
import { progressOf } from './form-groups.ts'
import { useHandIn } from './use-draft.ts'
import { useToday } from './use-form.ts'

type SubmitInspectionProps = { detail: InspectionDetail; answers?: Answers }

/** The unit head's signature: what is not compliant opens its deficiencies. */
export function SubmitInspection({ detail, answers }: SubmitInspectionProps) {
  const handIn = useHandIn(detail)
  const [error, setError] = useState<unknown>(null)
  const today = useToday()
  const given = answers ?? byPlace(detail.inspection.answers)
  const form = formOf(detail.checklist, Object.values(given), today)
  const found = form.entries.filter(({ verdict }) => verdict === 'notCompliant').length
  return (
    <>
      <Failure error={error} />
      <Button
        kind="main"
        isDisabled={progressOf(form).gaps.length > 0}
        onPress={() => handIn(given).then(backToTop, setError)}
      >
        {found > 0 ? t('inspection.submitFound', { count: found }) : t('inspection.submit')}
      </Button>
    </>
  )
}
