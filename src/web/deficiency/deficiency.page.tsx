import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { DeficiencyDetail } from '#domain/deficiency/deficiency.ts'
import { checkDecision, checkImprove } from '#domain/deficiency/deficiency-life.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { isAllowed, useActing } from '#web/platform/rule.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { BeforeAfter } from './before-after.tsx'
import { DecisionForm } from './decision-form.tsx'
import { deficiencyQuery } from './deficiency.queries.ts'
import { DeficiencyMark } from './deficiency-mark.tsx'
import { History } from './history.tsx'
import { ImprovementForm } from './improvement-form.tsx'

export function DeficiencyPage() {
  const { deficiencyId } = useParams({ from: '/deficiencies/$deficiencyId' })
  const { data: detail, error } = useQuery(deficiencyQuery(deficiencyId))
  return (
    <Page
      title={detail?.deficiency.description ?? t('place.deficiencies')}
      above={<Link to="/deficiencies">{t('place.deficiencies')}</Link>}
      lead={detail && <DeficiencyMark deficiency={detail.deficiency} />}
    >
      <Failure error={error} />
      {!detail && !error && <Skeleton />}
      {detail && <DeficiencyBody key={detail.deficiency.version} detail={detail} />}
    </Page>
  )
}

function DeficiencyBody({ detail }: { detail: DeficiencyDetail }) {
  const actor = useActing()
  const may = useMay()
  const { deficiency, improvements } = detail
  const { version } = deficiency
  const mayImprove = may('deficiency.improve') && isAllowed(() => checkImprove(actor, [], deficiency, version))
  const release = { decision: 'released', remark: '', version } as const
  const mayDecide =
    may('deficiency.release') && isAllowed(() => checkDecision(actor, [], deficiency, improvements.at(-1), release))
  return (
    <>
      <Facts
        facts={[
          [t('deficiency.unit'), deficiency.unitName],
          [t('deficiency.grade'), t(`grade.${deficiency.grade}`)],
          [t('deficiency.foundOn'), dateText(deficiency.foundOn)],
          [t('deficiency.due'), dateText(deficiency.improvementDueDate)],
          [
            t('deficiency.inspection'),
            deficiency.inspectionId ? (
              <Link key="inspection" to="/checks/$inspectionId" params={{ inspectionId: deficiency.inspectionId }}>
                {t('deficiency.openInspection')}
              </Link>
            ) : (
              t(`deficiency.source.${deficiency.source}`)
            ),
          ],
        ]}
      />
      <BeforeAfter detail={detail} />
      {mayDecide && <DecisionForm deficiency={deficiency} />}
      {mayImprove && <ImprovementForm deficiency={deficiency} />}
      <History improvements={improvements} />
    </>
  )
}
