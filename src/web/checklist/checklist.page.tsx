import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import type { Checklist } from '#domain/checklist/catalogue.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { DocumentLinks } from '#web/platform/ui/document-links.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { PartLinks } from '#web/platform/ui/part-links.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { checklistsQuery, draftQuery, versionQuery } from './checklist.queries.ts'
import { ChecklistActs } from './checklist-acts.tsx'
import { ChecklistEditor } from './editor.tsx'
import { ModelUpdatePart } from './model-update.tsx'
import { Questions } from './questions.tsx'
import { Versions } from './versions.tsx'
import { formTitle } from './words.ts'

const route = getRouteApi('/checklists/$checklistId')
const parts = ['edit', 'versions', 'model', 'acts'] as const
type Part = (typeof parts)[number]

/** One form: written, published, compared; whoever only fills it in reads its questions. */
export function ChecklistPage() {
  const { checklistId } = route.useParams()
  const mayEdit = useMay()('checklist.saveDraft')
  const { data: checklists, error } = useQuery(checklistsQuery)
  const checklist = checklists?.find(({ id }) => id === checklistId)
  return (
    <Page
      wide
      title={checklist ? formTitle(checklist) : t('checklist.list.title')}
      above={<Link to="/checklists">{t('checklist.list.title')}</Link>}
      lead={checklist && leadOf(checklist)}
    >
      <Failure error={error} />
      {!checklists && !error && <Skeleton />}
      {checklists && !checklist && <p>{t('checklist.list.gone')}</p>}
      {checklist && (mayEdit ? <Parts key={checklistId} checklist={checklist} /> : <Reading checklist={checklist} />)}
    </Page>
  )
}

const leadOf = ({ kind, version }: Checklist): string =>
  `${nameOf('checklist.kind', kind)}　${version > 0 ? t('checklist.list.number', { number: version }) : t('checklist.list.none')}`

function Parts({ checklist }: { checklist: Checklist }) {
  const { part } = route.useSearch()
  const navigate = route.useNavigate()
  const offered = parts.filter((one) => one !== 'model' || checklist.newerModelVersion !== null)
  const current: Part = offered.find((one) => one === part) ?? 'edit'
  const go = (next: Part) => navigate({ search: { part: next } })
  return (
    <>
      <PartLinks label={t('checklist.part.label')}>
        {offered.map((one) => (
          <Link
            key={one}
            to="/checklists/$checklistId"
            params={{ checklistId: checklist.id }}
            search={{ part: one }}
            aria-current={one === current ? 'page' : undefined}
          >
            {t(`checklist.part.${one}`)}
          </Link>
        ))}
      </PartLinks>
      {current === 'versions' && <Versions checklistId={checklist.id} />}
      {current === 'acts' && <ChecklistActs checklist={checklist} />}
      {(current === 'edit' || current === 'model') && (
        <WithDraft key={current} checklist={checklist} part={current} onGo={go} />
      )}
    </>
  )
}

type WithDraftProps = { checklist: Checklist; part: 'edit' | 'model'; onGo: (part: Part) => void }

/** The draft is asked for each time one comes to it, and then belongs to the page until one leaves. */
function WithDraft({ checklist, part, onGo }: WithDraftProps) {
  const { data: draft, error } = useQuery({
    ...draftQuery(checklist.id),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (!draft) return error ? <Failure error={error} /> : <Skeleton />
  return part === 'edit' ? (
    <ChecklistEditor draft={draft} checklist={checklist} onPublished={() => onGo('versions')} />
  ) : (
    <ModelUpdatePart draft={draft} onTaken={() => onGo('edit')} />
  )
}

function Reading({ checklist: { id, versionId } }: { checklist: Checklist }) {
  const { data: content, error } = useQuery({ ...versionQuery(versionId ?? ''), enabled: versionId !== null })
  if (!content) return error ? <Failure error={error} /> : <Skeleton />
  return (
    <>
      <DocumentLinks address={`/checklists/${id}/form`} name={t('checklist.paper.print')} />
      <Questions content={content} />
    </>
  )
}
