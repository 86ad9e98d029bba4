import { useQuery } from '@tanstack/react-query'
import { getRouteApi, Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { articleName } from '#domain/law/citation.ts'
import type { LawDetail, LawHistory, LawUse } from '#domain/law/law-catalogue.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Page, Section } from '#web/platform/ui/page.tsx'
import { PartLinks } from '#web/platform/ui/part-links.tsx'
import { Photos } from '#web/platform/ui/photos.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './law.module.css'
import { lawQuery } from './law.queries.ts'
import { LawForm } from './law-form.tsx'
import { daysText, JudgedMark, LawMarks } from './law-words.tsx'
import { WithdrawDialog } from './withdraw-dialog.tsx'

const route = getRouteApi('/laws/$lawKey')
const parts = ['read', 'edit', 'history'] as const
type Part = (typeof parts)[number]

/** One law: its versions, where its articles went, every place that cites it, and who said so. */
export function LawPage() {
  const { lawKey } = route.useParams()
  const { part } = route.useSearch()
  const maySave = useMay()('law.save')
  const navigate = route.useNavigate()
  const { data: detail, error } = useQuery(lawQuery(lawKey))
  const offered = parts.filter((one) => one !== 'edit' || maySave)
  const current: Part = offered.find((one) => one === part) ?? 'read'
  return (
    <Page
      wide
      title={detail?.listed.title ?? t('place.laws')}
      above={<Link to="/laws">{t('place.laws')}</Link>}
      lead={detail && <LawMarks listed={detail.listed} />}
      actions={detail && maySave && <Acts detail={detail} />}
    >
      <PartLinks label={t('law.parts')}>
        {offered.map((one) => (
          <Link
            key={one}
            to="/laws/$lawKey"
            params={{ lawKey }}
            search={{ part: one }}
            aria-current={one === current ? 'page' : undefined}
          >
            {t(`law.part.${one}`)}
          </Link>
        ))}
      </PartLinks>
      <Failure error={error} />
      {!detail && !error && <Skeleton lines={8} />}
      {detail && current === 'read' && <Reading detail={detail} />}
      {detail && current === 'edit' && (
        <LawForm
          key={detail.lastNumber}
          law={detail.listed.law}
          file={detail.file}
          lastNumber={detail.lastNumber}
          onSaved={() => navigate({ search: { part: 'read' } })}
        />
      )}
      {detail && current === 'history' && <History detail={detail} />}
    </Page>
  )
}

function Acts({ detail: { listed, lastNumber } }: { detail: LawDetail }) {
  const [isOpen, setOpen] = useState(false)
  if (listed.origin === 'shipped' || listed.isWithdrawn) return null
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('law.withdraw.act')}</Button>
      {isOpen && <WithdrawDialog listed={listed} lastNumber={lastNumber} onClose={() => setOpen(false)} />}
    </>
  )
}

function Reading({ detail: { listed, shipped, uses, file } }: { detail: LawDetail }) {
  const { law, successorTitle } = listed
  const isShipped = (version: object) =>
    shipped?.versions.some((one) => JSON.stringify(one) === JSON.stringify(version))
  return (
    <>
      <Facts
        facts={[
          [t('law.aliases'), law.aliases.join('、')],
          [t('law.repealedOn'), law.repealedOn && dateText(law.repealedOn)],
          [
            t('law.successor'),
            successorTitle && (
              <Link to="/laws/$lawKey" params={{ lawKey: law.successor! }}>
                {successorTitle}
              </Link>
            ),
          ],
          [t('law.copy'), file && <Photos files={[file]} />],
        ]}
      />
      <Section title={t('law.versions')}>
        <DataTable
          caption={t('law.versions')}
          rows={law.versions}
          keyOf={({ title, from }) => `${title} ${from}`}
          columns={[
            { title: t('law.title'), cell: ({ title }) => title },
            { title: t('law.days'), cell: daysText },
            { title: t('law.source'), cell: ({ source }) => source },
            {
              title: t('law.whose'),
              cell: (version) =>
                isShipped(version) ? t('law.product') : <span className={styles.own}>{t('law.origin.own')}</span>,
            },
          ]}
        />
      </Section>
      {law.renumberings.length > 0 && (
        <Section title={t('law.renumberings')}>
          <ul>
            {law.renumberings.map(({ from, to, on, about }) => (
              <li key={`${from} ${on}`}>
                {t('law.renumbered', { from: articleName(from), to: articleName(to), date: dateText(on) })}
                {about && <span className={styles.soft}>（{about}）</span>}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t('law.uses', { count: uses.length })}>
        {uses.length > 0 ? <Uses uses={uses} /> : <p className={styles.soft}>{t('law.noUses')}</p>}
      </Section>
    </>
  )
}

const Uses = ({ uses }: { uses: readonly LawUse[] }) => (
  <DataTable
    caption={t('law.uses', { count: uses.length })}
    rows={uses.map((use, index) => ({ ...use, id: `${index}` }))}
    keyOf={({ id }) => id}
    columns={[
      {
        title: t('law.use.place'),
        cell: (use) => (
          <PlaceLink use={use}>
            {t(`law.place.${use.place}`)}：{use.title} {use.label}
          </PlaceLink>
        ),
      },
      { title: t('law.use.cited'), cell: ({ cited }) => cited },
      { title: t('law.use.day'), cell: ({ day }) => dateText(day) },
      { title: t('law.use.onItsDay'), cell: ({ onItsDay }) => <JudgedMark judged={onItsDay} /> },
      { title: t('law.use.today'), cell: ({ today }) => <JudgedMark judged={today} /> },
    ]}
  />
)

function PlaceLink({ use: { place, linkId }, children }: { use: LawUse; children: ReactNode }) {
  if (place === 'clause')
    return (
      <Link to="/plans/$planId" params={{ planId: linkId }}>
        {children}
      </Link>
    )
  if (place === 'checklist')
    return (
      <Link to="/checklists/$checklistId" params={{ checklistId: linkId }}>
        {children}
      </Link>
    )
  if (place === 'route')
    return (
      <Link to="/routes/$routeKey" params={{ routeKey: linkId }}>
        {children}
      </Link>
    )
  return (
    <Link to="/reports/$incidentId" params={{ incidentId: linkId }}>
      {children}
    </Link>
  )
}

function History({ detail: { history, shipped } }: { detail: LawDetail }) {
  if (history.length === 0) return <p>{t('law.history.none')}</p>
  return (
    <DataTable
      caption={t('law.part.history')}
      rows={history}
      keyOf={({ number }) => String(number)}
      columns={[
        { title: t('law.history.at'), cell: ({ recordedAt }) => instantText(recordedAt) },
        { title: t('law.history.by'), cell: ({ recordedByName }) => recordedByName },
        { title: t('law.history.said'), cell: (entry) => <Entry entry={entry} isShipped={shipped !== null} /> },
      ]}
    />
  )
}

const Entry = ({ entry: { content }, isShipped }: { entry: LawHistory; isShipped: boolean }) =>
  content ? (
    <ul className={styles.faults}>
      {content.versions.map((version) => (
        <li key={`${version.title} ${version.from}`}>
          {version.title}，{daysText(version)}，{version.source}
        </li>
      ))}
      {content.renumberings.map(({ from, to, on }) => (
        <li key={`${from} ${on}`}>
          {t('law.renumbered', { from: articleName(from), to: articleName(to), date: dateText(on) })}
        </li>
      ))}
      {content.repealedOn && <li>{t('law.repealed', { date: dateText(content.repealedOn) })}</li>}
    </ul>
  ) : (
    t(isShipped ? 'law.history.shippedAgain' : 'law.withdrawn')
  )
