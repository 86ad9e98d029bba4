import type { RouteDetail, RouteVersion } from '#domain/route/route-catalogue.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText, instantText } from '#web/platform/roc-date.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { Reading } from './reading.tsx'
import styles from './route.module.css'

/** What stood when, by whose word. Events keep the version of their day, so none of them is ever lost. */
export const History = ({ history }: Pick<RouteDetail, 'history'>) => (
  <DataTable
    caption={t('route.part.history')}
    rows={history}
    keyOf={({ id, from, stands }) => `${id} ${from} ${stands}`}
    columns={[
      {
        title: t('route.history.days'),
        cell: ({ from, until }) => (
          <>
            {dateText(from)}－{until ? dateText(until) : t('route.history.on')}
          </>
        ),
      },
      { title: t('route.history.whose'), cell: (version) => <Whose version={version} /> },
      { title: t('route.history.by'), cell: publishedText },
      {
        title: t('route.history.content'),
        cell: ({ content }) => (
          <details className={styles.foldable}>
            <summary>{content.title}</summary>
            <Reading content={content} model={null} />
          </details>
        ),
      },
    ]}
  />
)

const publishedText = ({ publishedAt, publishedByName, origin }: RouteVersion): string => {
  if (!publishedAt) return t('route.history.product')
  const parameters = { who: publishedByName ?? '', at: instantText(publishedAt) }
  return t(origin === 'own' ? 'route.history.published' : 'route.history.returned', parameters)
}

const Whose = ({ version: { origin, stands } }: { version: RouteVersion }) =>
  stands ? (
    <span>{t(origin === 'own' ? 'route.history.own' : 'route.history.model')}</span>
  ) : (
    <StateMark tone="nothing">{t('route.history.replaced')}</StateMark>
  )
