import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useRouter } from '@tanstack/react-router'
import type { ToldThing } from '#domain/telling/telling.ts'
import { useAction } from '#web/platform/action.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button, buttonClass } from '#web/platform/ui/button.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { MoreButton } from '#web/platform/ui/more-button.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import styles from './telling.module.css'
import { toldQuery } from './telling.queries.ts'
import { ToldMark } from './told-mark.tsx'

/** All that one was told, the newest first: open it, answer it. */
export function NoticeListPage() {
  const list = useInfiniteQuery(toldQuery)
  const things = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <Page title={t('telling.title')}>
      <Failure error={list.error} />
      {list.isPending && <Skeleton />}
      {list.data && things.length === 0 && <EmptyState title={t('telling.empty')}>{t('telling.emptyText')}</EmptyState>}
      <ul className={styles.things}>
        {things.map((thing) => (
          <Thing key={thing.id} thing={thing} />
        ))}
      </ul>
      <MoreButton list={list} />
    </Page>
  )
}

function Thing({ thing }: { thing: ToldThing }) {
  const { id, event, link, toldAt, readAt, answerBy, acknowledgedAt, calledInFor } = thing
  const router = useRouter()
  const read = useAction<ToldThing>(() => router.history.push(link))
  const acknowledge = useAction<ToldThing>()
  const words = nameOf('telling.event', event)
  return (
    <li className={styles.thing} data-unread={readAt === null || undefined}>
      <div className={styles.words}>
        <strong className={styles.event}>{words}</strong>
        {calledInFor && <span>{t('telling.calledInFor', { name: calledInFor })}</span>}
        <span className={styles.line}>
          <time dateTime={toldAt}>{instantText(toldAt)}</time>
          <ToldMark {...thing} />
        </span>
        <Failure error={read.error ?? acknowledge.error} />
      </div>
      <div className={styles.acts}>
        {answerBy && !acknowledgedAt && (
          <Button
            kind="main"
            isPending={acknowledge.isPending}
            onPress={() => acknowledge.mutate({ address: `/told/${id}/acknowledge`, input: {} })}
          >
            {t('telling.acknowledge')}
          </Button>
        )}
        <Button
          aria-label={t('telling.openOne', { event: words })}
          isPending={read.isPending}
          onPress={() => read.mutate({ address: `/told/${id}/read`, input: {} })}
        >
          {t('telling.open')}
        </Button>
        <Link to="/notices/$noticeId" params={{ noticeId: id }} className={buttonClass('quiet')}>
          {t('telling.course')}
        </Link>
      </div>
    </li>
  )
}
