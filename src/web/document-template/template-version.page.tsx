import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { TemplateDetail, TemplateVersion } from '#domain/document-template/document-template.ts'
import { ApprovalPanel } from '#web/approval/approval-panel.tsx'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './document-template.module.css'
import { templateQuery, templateVersionQuery } from './document-template.queries.ts'
import { Preview } from './preview.tsx'
import { kindText } from './template-words.ts'

/** One version as it was sent: what was changed, how its paper looks, and how far it has come. */
export function TemplateVersionPage() {
  const { versionId } = useParams({ from: '/templates/versions/$versionId' })
  const { data: version, error } = useQuery(templateVersionQuery(versionId))
  const may = useMay()
  return (
    <Page
      wide
      title={
        version
          ? t('documentTemplate.sent', { name: kindText(version.kind), number: version.number })
          : t('documentTemplate.title')
      }
      above={may('documentTemplate.list') && <Link to="/templates">{t('documentTemplate.title')}</Link>}
    >
      <Failure error={version ? null : error} />
      {!version && !error && <Skeleton lines={12} />}
      {version && (
        <div className={styles.panes}>
          <div className={styles.form}>
            <About version={version} />
            <ApprovalPanel
              kind="documentTemplate"
              subjectId={version.id}
              shownHash={version.hash}
              means={t('documentTemplate.approvalMeans')}
            />
            {may('documentTemplate.save') && <TakeUp version={version} />}
          </div>
          <Preview kind={version.kind} content={version.content} isFaulty={false} />
        </div>
      )}
    </Page>
  )
}

const About = ({ version: { note, madeByName, madeAt, since } }: { version: TemplateVersion }) => (
  <Facts
    facts={[
      [t('documentTemplate.note'), note],
      [t('documentTemplate.madeBy'), `${madeByName}　${instantText(madeAt)}`],
      [t('documentTemplate.since'), since ? instantText(since) : t('documentTemplate.neverSince')],
    ]}
  />
)

/** An older one becomes the draft again, to be gone on with. */
function TakeUp({ version: { kind, content } }: { version: TemplateVersion }) {
  const navigate = useNavigate()
  const { data: template } = useQuery(templateQuery(kind))
  const take = useAction<TemplateDetail>(() => navigate({ to: '/templates/$kind', params: { kind } }))
  return (
    <div>
      <Failure error={take.error} />
      <Button
        isDisabled={!template}
        isPending={take.isPending}
        onPress={() =>
          take.mutate({
            method: 'PUT',
            address: `/document-templates/${kind}/draft`,
            input: { version: template!.draft.version, content },
          })
        }
      >
        {t('documentTemplate.takeUp')}
      </Button>
    </div>
  )
}
