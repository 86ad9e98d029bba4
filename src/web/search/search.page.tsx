import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { useState } from 'react'
import { cutByTerms, termsOf } from '#domain/search/search.rules.ts'
import type { Found, SearchAnswer, SearchKind } from '#domain/search/search.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { type MessageKey, t } from '#web/platform/i18n.ts'
import { answerOf } from '#web/platform/queries.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { isAllowed } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './search.module.css'

const route = getRouteApi('/search')

export type SearchSearch = {
  words?: string | undefined
  unitId?: string | undefined
  personId?: string | undefined
  clauseId?: string | undefined
  since?: string | undefined
  until?: string | undefined
}

const addressOf = (search: SearchSearch): string =>
  `/search?${new URLSearchParams(Object.entries(search).filter((entry): entry is [string, string] => !!entry[1]))}`

/** Everything that this person may see, by words. */
export function SearchPage() {
  const search = route.useSearch()
  const { words = '' } = search
  const isAsked = isAllowed(() => termsOf(words))
  const { data, error, isLoading } = useQuery({ ...answerOf<SearchAnswer>(addressOf(search)), enabled: isAsked })
  return (
    <Page title={t('search.title')} lead={t('search.lead')}>
      <SearchForm key={words} words={words} />
      <Failure error={error} />
      {words !== '' && !isAsked && <Banner tone="due">{t('problem.search.too_short')}</Banner>}
      {isLoading && <Skeleton lines={6} />}
      {isAsked && data && <Answer answer={data} terms={termsOf(words)} />}
    </Page>
  )
}

const isFiltered = ({ words: _, ...filters }: SearchSearch): boolean => Object.values(filters).some(Boolean)

function SearchForm({ words }: { words: string }) {
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { units } = useUnits()
  const { data: agency } = useQuery(agencyQuery)
  const [text, setText] = useState(words)
  const change = (changes: SearchSearch) => void navigate({ search: { ...search, ...changes }, replace: words !== '' })
  return (
    // biome-ignore lint/a11y/useSemanticElements: the element named search is not known to all browsers in use
    <form
      role="search"
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        change({ words: text.trim() || undefined })
      }}
    >
      <div className={styles.words}>
        <TextField
          label={t('search.words')}
          description={t('search.wordsText')}
          type="search"
          maxLength={80}
          autoFocus={words === ''}
          value={text}
          onChange={setText}
        />
        <Button type="submit" kind="main">
          {t('search.go')}
        </Button>
      </div>
      <details className={styles.filters} open={isFiltered(search)}>
        <summary>{t('search.filters')}</summary>
        <div className={styles.fields}>
          <Select
            label={t('search.unit')}
            empty={t('search.anyUnit')}
            value={search.unitId ?? ''}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(unitId) => change({ unitId: unitId || undefined })}
          />
          <Select
            label={t('search.person')}
            empty={t('search.anyPerson')}
            value={search.personId ?? ''}
            options={(agency?.people ?? []).map(({ id, name, title }) => ({ value: id, label: `${name}（${title}）` }))}
            onChange={(personId) => change({ personId: personId || undefined })}
          />
          <DateField
            label={t('search.since')}
            value={search.since ?? null}
            onChange={(since) => change({ since: since ?? undefined })}
          />
          <DateField
            label={t('search.until')}
            value={search.until ?? null}
            onChange={(until) => change({ until: until ?? undefined })}
          />
        </div>
        {search.clauseId && (
          <p className={styles.clause}>
            {t('search.ofClause')}
            <Button kind="quiet" icon="close" onPress={() => change({ clauseId: undefined })}>
              {t('search.anyClause')}
            </Button>
          </p>
        )}
      </details>
    </form>
  )
}

const pages: Record<SearchKind, (linkId: string) => string> = {
  clause: (id) => `/plans/${id}`,
  evidence: (id) => `/assignments/${id}`,
  deficiency: (id) => `/deficiencies/${id}`,
  incident: (id) => `/reports/${id}`,
  followUpCase: (id) => `/reports/${id}`,
  meeting: (id) => `/meetings/${id}`,
  resolution: (id) => `/meetings/resolutions/${id}`,
  officialDocument: (id) => `/outcome/documents/${id}`,
  outcomeReport: (id) => `/outcome/${id}`,
  inspectionPlan: (id) => `/checks/plans/${id}`,
  exercise: (id) => `/exercises/${id}`,
  checklist: (id) => `/checklists/${id}`,
  route: (key) => `/routes/${key}`,
  contact: (id) => `/contacts/${id}`,
  point: (id) => `/facilities/${id}`,
}
const kinds = Object.keys(pages) as SearchKind[]

function Answer({ answer: { items, more }, terms }: { answer: SearchAnswer; terms: readonly string[] }) {
  if (items.length === 0) return <EmptyState title={t('search.nothing')}>{t('search.nothingText')}</EmptyState>
  return (
    <>
      {kinds.map((kind) => {
        const some = items.filter((found) => found.kind === kind)
        if (some.length === 0) return null
        return (
          <Section key={kind} title={t(`search.kind.${kind}` satisfies MessageKey)}>
            <ul className={styles.found}>
              {some.map((found) => (
                <li key={found.id}>
                  <FoundRow found={found} terms={terms} />
                </li>
              ))}
            </ul>
          </Section>
        )
      })}
      {more && <p>{t('search.more')}</p>}
    </>
  )
}

function FoundRow({ found, terms }: { found: Found; terms: readonly string[] }) {
  const { kind, linkId, title, excerpt, unitName, personName, at } = found
  const about = [unitName, personName, at && dateText(at)].filter(Boolean)
  return (
    <Link to={pages[kind](linkId)} className={styles.row}>
      {title !== excerpt && <strong>{title}</strong>}
      <span>
        {cutByTerms(excerpt, terms).map((part, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence keep their places
          index % 2 === 1 ? <mark key={index}>{part}</mark> : part,
        )}
      </span>
      {about.length > 0 && <small>{about.join('　')}</small>}
    </Link>
  )
}
