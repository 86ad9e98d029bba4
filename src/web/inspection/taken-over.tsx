import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { checkTakeOver, differingAnswers, maySettle } from '#domain/inspection/versions.rules.ts'
import type { InspectionVersions } from '#domain/inspection/versions.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { isAllowed, useActing } from '#web/platform/rule.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { versionsQuery } from './inspection.queries.ts'
import styles from './versions.module.css'

type DetailProps = { detail: InspectionDetail }

/** Who took it from whom, what arrived besides, and taking it over. Without a network nothing of it is known or done. */
export function TakenOver({ detail }: DetailProps) {
  const { id, version } = detail.inspection
  // What only this device knows was never anybody else's.
  const { data: versions } = useQuery({ ...versionsQuery(id), enabled: version > 0 })
  if (!versions) return null
  return (
    <>
      <Told detail={detail} versions={versions} />
      <Kept detail={detail} versions={versions} />
      <TakeOver detail={detail} />
    </>
  )
}

type VersionsProps = DetailProps & { versions: InspectionVersions }

/** The one who had it reads it until seen; the one who has it knows from whom. */
function Told({ detail: { inspection }, versions: { holdings } }: VersionsProps) {
  const { personId } = useActing()
  const seen = useAction<InspectionVersions>()
  const latest = holdings[0]
  if (!latest) return null
  const time = instantText(latest.since)
  if (latest.personId === personId && inspection.status === 'draft')
    return <Banner quiet>{t('inspection.takenFrom', { name: latest.takenFromName, time })}</Banner>
  const isUnseen = holdings.some(({ takenFrom, seenAt }) => takenFrom === personId && seenAt === null)
  if (!isUnseen) return null
  return (
    <Banner tone="due">
      <div className={styles.told}>
        <span>{t('inspection.takenBy', { name: latest.personName, time })}</span>
        <Button
          isPending={seen.isPending}
          onPress={() => seen.mutate({ address: `/inspections/${inspection.id}/take-over/seen` })}
        >
          {t('inspection.understood')}
        </Button>
      </div>
      <Failure error={seen.error} />
    </Banner>
  )
}

function Kept({ detail: { inspection }, versions: { kept } }: VersionsProps) {
  const actor = useActing()
  const open = kept.filter(({ chosen }) => chosen === null)
  if (open.length === 0 || !maySettle(actor, inspection)) return null
  const count = open.reduce((sum, { answers }) => sum + differingAnswers(inspection.answers, answers).length, 0)
  return (
    <Banner tone="due">
      <div className={styles.told}>
        <span>{t('inspection.keptDiffer', { count })}</span>
        <Link to="/checks/$inspectionId/versions" params={{ inspectionId: inspection.id }} className={buttonClass()}>
          {t('inspection.chooseVersion')}
        </Link>
      </div>
    </Banner>
  )
}

function TakeOver({ detail: { inspection } }: DetailProps) {
  const actor = useActing()
  const may = useMay()
  const [isAsking, setAsking] = useState(false)
  const take = useAction<InspectionDetail>(() => setAsking(false))
  const { id, version, heldByName } = inspection
  if (!may('inspection.takeOver') || !isAllowed(() => checkTakeOver(actor, inspection, version))) return null
  return (
    <>
      <div>
        <Button onPress={() => setAsking(true)}>{t('inspection.takeOver')}</Button>
      </div>
      <Dialog title={t('inspection.takeOver')} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{t('inspection.takeOverText', { name: heldByName })}</p>
        <Failure error={take.error} />
        <Actions>
          <Button
            kind="main"
            isPending={take.isPending}
            onPress={() => take.mutate({ address: `/inspections/${id}/take-over`, input: { version } })}
          >
            {t('inspection.takeOver')}
          </Button>
          <Button onPress={() => setAsking(false)}>{t('web.cancel')}</Button>
        </Actions>
      </Dialog>
    </>
  )
}
