import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Checklist, ChecklistDraft } from '#domain/checklist/catalogue.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import styles from './catalogue.module.css'
import { draftQuery } from './checklist.queries.ts'

const formats = ['xlsx', 'ods'] as const

/** What is done with a form as a whole: copied, carried elsewhere, withdrawn. */
export const ChecklistActs = ({ checklist }: { checklist: Checklist }) => (
  <div className={styles.acts}>
    <Copy checklist={checklist} />
    <section className={styles.act}>
      <h2>{t('checklist.acts.export')}</h2>
      <p className={styles.soft}>{t('checklist.acts.exportText')}</p>
      <Actions>
        {formats.map((format) => (
          <a
            key={format}
            className={buttonClass()}
            href={`/api/checklists/${checklist.id}/spreadsheet/${format}`}
            download
          >
            <Icon name="download" />
            {t(`checklist.acts.${format}`)}
          </a>
        ))}
      </Actions>
    </section>
    {checklist.version > 0 && (
      <DocumentLinks address={`/checklists/${checklist.id}/form`} name={t('checklist.paper.print')} />
    )}
    {checklist.hasDraft && <Discarding checklist={checklist} />}
    <Withdrawal checklist={checklist} />
  </div>
)

function Copy({ checklist: { id } }: { checklist: Checklist }) {
  const navigate = useNavigate()
  const copy = useAction<ChecklistDraft>(({ checklistId }) =>
    navigate({ to: '/checklists/$checklistId', params: { checklistId } }),
  )
  return (
    <section className={styles.act}>
      <h2>{t('checklist.acts.copy')}</h2>
      <p className={styles.soft}>{t('checklist.acts.copyText')}</p>
      <Failure error={copy.error} />
      <Button
        isPending={copy.isPending}
        onPress={() => copy.mutate({ address: '/checklists', input: { id: newId(), from: { checklistId: id } } })}
      >
        {t('checklist.acts.copyAct')}
      </Button>
    </section>
  )
}

/** The draft goes; of a form that was never published nothing remains. */
function Discarding({ checklist: { id, versionId } }: { checklist: Checklist }) {
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const { data: draft, error } = useQuery({ ...draftQuery(id), enabled: isAsking, gcTime: 0 })
  const discard = useAction(() =>
    versionId === null
      ? navigate({ to: '/checklists' })
      : navigate({ to: '/checklists/$checklistId', params: { checklistId: id }, search: { part: 'versions' } }),
  )
  const text = t(versionId === null ? 'checklist.acts.discardAll' : 'checklist.acts.discardText')
  return (
    <section className={styles.act}>
      <h2>{t('checklist.acts.discard')}</h2>
      <p className={styles.soft}>{text}</p>
      <Button onPress={() => setAsking(true)}>{t('checklist.acts.discardAct')}</Button>
      <Dialog title={t('checklist.acts.discardAsk')} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{text}</p>
        <Failure error={error ?? discard.error} />
        <Actions>
          <Button
            kind="main"
            isDisabled={!draft}
            isPending={discard.isPending}
            onPress={() =>
              discard.mutate({
                method: 'DELETE',
                address: `/checklists/${id}/draft`,
                input: { version: draft?.version },
              })
            }
          >
            {t('checklist.acts.discardAct')}
          </Button>
          <Button onPress={() => setAsking(false)}>{t('web.cancel')}</Button>
        </Actions>
      </Dialog>
    </section>
  )
}

function Withdrawal({ checklist: { id, title } }: { checklist: Checklist }) {
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const withdraw = useAction(() => navigate({ to: '/checklists' }))
  return (
    <section className={styles.act}>
      <h2>{t('checklist.acts.withdraw')}</h2>
      <p className={styles.soft}>{t('checklist.acts.withdrawText')}</p>
      <Button onPress={() => setAsking(true)}>{t('checklist.acts.withdrawAct')}</Button>
      <Dialog title={t('checklist.acts.withdrawAsk', { title })} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{t('checklist.acts.withdrawText')}</p>
        <Failure error={withdraw.error} />
        <Actions>
          <Button
            kind="main"
            isPending={withdraw.isPending}
            onPress={() => withdraw.mutate({ address: `/checklists/${id}/withdraw` })}
          >
            {t('checklist.acts.withdrawAct')}
          </Button>
          <Button onPress={() => setAsking(false)}>{t('web.cancel')}</Button>
        </Actions>
      </Dialog>
    </section>
  )
}
