import type { Verdict } from '#domain/checklist/checklist.ts'
import { t } from '#web/platform/i18n.ts'
import { type Segment, Segmented } from '#web/platform/ui/segmented.tsx'
import type { KindProps } from './question-props.ts'

const looks: Record<Verdict, Pick<Segment<string>, 'icon' | 'tone'>> = {
  compliant: { icon: 'done', tone: 'done' },
  notCompliant: { icon: 'notCompliant', tone: 'late' },
  notApplicable: { icon: 'nothing', tone: 'nothing' },
}

const verdicts: readonly Verdict[] = ['compliant', 'notCompliant', 'notApplicable']

/** Three large answers. */
export const VerdictAnswer = ({ label, answer, give }: KindProps) => (
  <Segmented
    label={label}
    hideLabel
    value={answer?.verdict ?? null}
    onChange={(verdict) => give({ verdict })}
    segments={verdicts.map((value) => ({ value, label: t(`verdict.${value}`), ...looks[value] }))}
  />
)
