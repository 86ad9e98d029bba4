import { Link } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Plan, PlanDetail, Unresolved } from '#domain/plan/plan.ts'
import { useAction } from '#web/platform/action.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Page } from '#web/platform/ui/page.tsx'
import { AmendmentEffect } from './amendment-effect.tsx'
import { DropAmendment } from './drop-amendment.tsx'
import { blocksOf } from './plan-document.ts'
import { DraftHeader } from './plan-header.tsx'
import { PlanPaper, warningMark } from './plan-paper.tsx'
import { DraftWays } from './plan-ways.tsx'
import styles from './review.module.css'
import { ReviewCard } from './review-card.tsx'
import { useKeys, useKeysWanted } from './review-keys.ts'
import { ReviewList } from './review-list.tsx'
import { useParts } from './review-margin.tsx'
import { nextOpen, queueOf } from './review-queue.ts'
import { type Review, useReview } from './review-state.ts'

/** A draft: the document at the left, what was read from it at the right, one decision after the other. */
export default function ReviewPage({ detail }: { detail: PlanDetail }) {
  const { plan, clauses, duties } = detail
  const queue = useMemo(() => queueOf(detail), [detail])
  const review = useReview(detail, queue)
  const { current, choose } = review
  const [pointed, setPointed] = useState<string | null>(null)
  const blocks = useBlocks(detail)
  const parts = useParts(detail, queue, choose)
  const decided = useMemo(
    () => new Set(duties.filter((duty) => duty.status !== 'proposed').map((duty) => duty.id)),
    [duties],
  )
  const heading = useFollow(current, review.panel, review.conflict !== null)
  const chooseMark = useChooseMark(current, choose)
  const item = queue.find(({ key }) => key === current)
  const [keysWanted, setKeysWanted] = useKeysWanted()
  const place = useReviewKeys(review, queue, keysWanted)
  return (
    <Page
      title={plan.title}
      above={<Link to="/plans">{t('place.plans')}</Link>}
      actions={<DraftWays plan={plan} />}
      wide
    >
      <DraftHeader plan={plan} clauses={clauses} />
      {plan.amendsId !== null && (
        <>
          <AmendmentEffect plan={plan} amendsId={plan.amendsId} />
          <DropAmendment plan={plan} />
        </>
      )}
      <div className={styles.columns}>
        <aside className={styles.queue} aria-label={t('plan.review.queue')}>
          <Progress detail={detail} onShow={choose} />
          {item && <ReviewCard item={item} place={place} review={review} heading={heading} />}
          <Decided review={review} />
          <Keys wanted={keysWanted} onChange={setKeysWanted} />
          <ReviewList items={queue} {...{ current, pointed }} onPoint={setPointed} onChoose={choose} />
        </aside>
        <PlanPaper
          label={t('plan.paper')}
          {...{ blocks, parts, decided, current, pointed }}
          onPoint={setPointed}
          onChoose={chooseMark}
        />
      </div>
    </Page>
  )
}

const marksOf = ({ plan, duties }: Pick<PlanDetail, 'plan' | 'duties'>) => [
  ...duties.flatMap(({ id, spanStart, spanEnd }) =>
    spanStart === null || spanEnd === null ? [] : [{ id, start: spanStart, end: spanEnd }],
  ),
  ...plan.warnings.flatMap(({ span }, index) => (span ? [{ id: warningMark(index), ...span }] : [])),
]

/** Deciding a duty changes nothing in the text, so the text is not set again. */
function useBlocks({ plan, clauses, duties }: PlanDetail) {
  const places = duties.map(({ id, spanStart, spanEnd }) => `${id} ${spanStart} ${spanEnd}`).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: of the duties only their places matter here
  return useMemo(
    () => blocksOf(plan.sourceText, clauses, marksOf({ plan, duties })),
    [plan.sourceText, plan.warnings, clauses, places],
  )
}

/** Where several duties were read from the same words, each click shows the next of them. */
const useChooseMark = (current: string | null, choose: (key: string) => void) =>
  useCallback(
    (ids: readonly string[]) => {
      const next = ids[(ids.indexOf(current ?? '') + 1) % ids.length]
      if (next) choose(next)
    },
    [current, choose],
  )

/** What is current is brought into view in the text and announced in the card. */
function useFollow(current: string | null, panel: string, hasConflict: boolean) {
  const heading = useRef<HTMLHeadingElement>(null)
  const before = useRef({ current, panel })
  useEffect(() => {
    const isSame = before.current.current === current && before.current.panel === panel
    before.current = { current, panel }
    if (isSame || !current) return
    if (panel === 'look') heading.current?.focus({ preventScroll: true })
    heading.current?.closest('aside')?.scrollTo({ top: 0 })
    if (window.innerWidth <= 1080) {
      heading.current?.scrollIntoView({ block: 'nearest' })
      return
    }
    const place =
      document.querySelector(`mark[data-marks~="${current}"]`) ?? document.getElementById(`clause-${current}`)
    place?.scrollIntoView({ block: 'center' })
  }, [current, panel])
  useEffect(() => {
    if (hasConflict) heading.current?.scrollIntoView({ block: 'nearest' })
  }, [hasConflict])
  return heading
}

const arrows = (go: (step: 1 | -1) => void) => ({ ['ArrowRight']: () => go(1), ['ArrowLeft']: () => go(-1) })

/** Enter, arrows and numbers. Answers which of how many the current one is. */
function useReviewKeys(review: Review, queue: ReturnType<typeof queueOf>, wanted: boolean): string {
  const at = queue.findIndex(({ key }) => key === review.current)
  const item = queue[at]
  const go = (step: 1 | -1) => {
    const next = nextOpen(queue, review.current, step)
    if (next) review.choose(next)
  }
  const accept = () => {
    if (item?.kind === 'clause') return item.open && review.open('needNone')
    if (item?.duty.status !== 'proposed') return go(1)
    if (item.duty.unitIds.length > 0) return review.accept(item.duty)
    document.querySelector<HTMLElement>(`.${styles.question} input`)?.focus()
  }
  const duty = item?.kind === 'duty' ? item.duty : null
  useKeys(
    {
      Enter: accept,
      1: accept,
      2: () => duty && review.open('correct'),
      3: () => duty?.status === 'proposed' && review.open('dismiss'),
      4: () => item && review.open('add'),
      5: review.undo,
      ...arrows(go),
    },
    wanted && review.panel === 'look',
  )
  return t('plan.review.place', { at: at + 1, of: queue.length })
}

/** How much is left, of what kind, and the way on once nothing is. */
function Progress({ detail, onShow }: { detail: PlanDetail; onShow: (key: string) => void }) {
  const { plan, unresolved } = detail
  const submit = useAction<Plan>()
  const kinds = [...Map.groupBy(unresolved, ({ code }) => code)]
  return (
    <section className={styles.progress} aria-label={t('plan.review.left')}>
      <div className={styles.progressLine}>
        <p className={styles.count} role="status">
          {unresolved.length > 0 ? t('plan.review.leftCount', { count: unresolved.length }) : t('plan.review.leftNone')}
        </p>
        <Button
          kind={unresolved.length > 0 ? 'plain' : 'main'}
          isDisabled={unresolved.length > 0}
          isPending={submit.isPending}
          aria-describedby="why-not"
          onPress={() =>
            submit.mutate({ address: `/plans/${plan.id}/submit`, input: { id: plan.id, version: plan.version } })
          }
        >
          {t('plan.review.submit')}
        </Button>
      </div>
      <ul className={styles.kinds}>
        {kinds.map(([code, all]) => (
          <li key={code}>
            <Kind code={code} all={all} onShow={onShow} />
          </li>
        ))}
      </ul>
      <Failure error={submit.error} />
      <p id="why-not" className={styles.hint}>
        {t(unresolved.length > 0 ? 'plan.review.whyNot' : 'plan.review.submitText')}
      </p>
    </section>
  )
}

function Kind({ code, all, onShow }: { code: Unresolved['code']; all: Unresolved[]; onShow: (key: string) => void }) {
  const text = `${nameOf('plan.unresolved', code)} ${all.length}`
  const key = all[0]?.dutyId ?? all[0]?.clauseId
  if (!key) return <span className={styles.kind}>{nameOf('plan.unresolved', code)}</span>
  return (
    <button type="button" className={styles.kind} onClick={() => onShow(key)}>
      {text}
    </button>
  )
}

/** What was decided last can be taken back. */
const Decided = ({ review }: { review: Review }) => (
  <p className={styles.undo} role="status">
    {review.decided && (
      <>
        <span>{t('plan.review.decided', { what: review.decided.what })}</span>
        <button type="button" className={styles.kind} onClick={review.undo}>
          {t('plan.review.undo')} <kbd>5</kbd>
        </button>
      </>
    )}
  </p>
)

const Keys = ({ wanted, onChange }: { wanted: boolean; onChange: (wanted: boolean) => void }) => (
  <details className={styles.keys}>
    <summary>{t('plan.review.keys')}</summary>
    <p>{t('plan.review.keysText')}</p>
    <label>
      <input type="checkbox" checked={wanted} onChange={(event) => onChange(event.target.checked)} />
      {t('plan.review.keysWanted')}
    </label>
  </details>
)
