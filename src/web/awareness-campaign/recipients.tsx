import { useState } from 'react'
import { isDone } from '#domain/awareness-campaign/awareness-campaign.rules.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './awareness.module.css'
import type { CampaignProps } from './campaign.page.tsx'
import { RecipientMark } from './campaign-words.tsx'
import { SignatureDialog } from './signature-dialog.tsx'

type Which = 'missing' | 'all'

/** Who is missing, or everybody; those without a device sign on paper and are entered here. */
export function Recipients({ campaign }: CampaignProps) {
  const may = useMay()
  const [which, setWhich] = useState<Which>('missing')
  const [isSigning, setSigning] = useState(false)
  const missing = campaign.recipients.filter((one) => !isDone(one))
  const shown = which === 'missing' ? missing : campaign.recipients
  return (
    <Section
      title={t('awareness.recipients')}
      aside={
        may('awarenessCampaign.confirmOnPaper') &&
        missing.length > 0 && <Button onPress={() => setSigning(true)}>{t('awareness.enterSignatures')}</Button>
      }
    >
      <div className={styles.which}>
        <Segmented<Which>
          label={t('awareness.recipients')}
          hideLabel
          value={which}
          onChange={setWhich}
          segments={[
            { value: 'missing', label: t('awareness.missingOf', { count: missing.length }) },
            { value: 'all', label: t('awareness.allOf', { count: campaign.recipients.length }) },
          ]}
        />
      </div>
      {shown.length === 0 && <Banner tone="done" quiet title={t('awareness.missingNone')} />}
      {shown.length > 0 && (
        <DataTable
          caption={t('awareness.recipients')}
          rows={shown}
          keyOf={({ id }) => id}
          columns={[
            { title: t('awareness.name'), cell: ({ name }) => name },
            { title: t('awareness.unit'), cell: ({ unitName }) => unitName || t('awareness.noUnit') },
            {
              title: t('awareness.way'),
              cell: ({ isMember, hasLink, isLinkLocked }) =>
                isLinkLocked ? (
                  <StateMark tone="late">{t('awareness.way.locked')}</StateMark>
                ) : (
                  t(isMember ? (hasLink ? 'awareness.way.link' : 'awareness.way.noLink') : 'awareness.way.account')
                ),
            },
            { title: t('awareness.state'), cell: (one) => <RecipientMark one={one} /> },
          ]}
        />
      )}
      {isSigning && <SignatureDialog campaign={campaign} missing={missing} onClose={() => setSigning(false)} />}
    </Section>
  )
}
