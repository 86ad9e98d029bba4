import { type CSSProperties, memo, type ReactNode, useEffect, useRef } from 'react'
import { type Block, hangOf, type Run } from './plan-document.ts'
import styles from './plan-paper.module.css'

export type PaperPart = {
  /** What stands in the margin beside the clause. */
  margin?: ReactNode
  /** What was noticed about it, below its text. */
  below?: ReactNode
}

type PlanPaperProps = {
  label: string
  blocks: readonly Block[]
  parts: ReadonlyMap<string, PaperPart>
  /** How each mark looks: decided or not. */
  decided?: ReadonlySet<string>
  /** Mark or clause that is being looked at, and the one pointed at. */
  current: string | null
  pointed?: string | null
  onPoint?: (id: string | null) => void
  onChoose?: (ids: readonly string[]) => void
  onChooseClause?: (id: string) => void
}

const warningPrefix = 'warning:'
export const warningMark = (index: number): string => `${warningPrefix}${index}`
const isWarning = (id: string): boolean => id.startsWith(warningPrefix)

/** A click that ends a selection is meant for the words, not for the clause. */
const clauseAt = (target: EventTarget | null): string | null =>
  getSelection()?.isCollapsed === false
    ? null
    : ((target as Element | null)?.closest?.('[data-clause]')?.getAttribute('data-clause') ?? null)

const marksAt = (target: EventTarget | null): string[] | null => {
  const run = (target as Element | null)?.closest?.('[data-marks]')
  return run ? (run.getAttribute('data-marks') ?? '').split(' ') : null
}

/** The mouse chooses in the text; by keyboard the same is done in the list beside it. */
function usePointing({
  onPoint,
  onChoose,
  onChooseClause,
}: Pick<PlanPaperProps, 'onPoint' | 'onChoose' | 'onChooseClause'>) {
  const paper = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const node = paper.current
    if (!node) return
    const over = (event: Event) => onPoint?.(marksAt(event.target)?.[0] ?? null)
    const leave = () => onPoint?.(null)
    const choose = (event: Event) => {
      const ids = marksAt(event.target)?.filter((id) => !isWarning(id))
      const clause = onChooseClause && clauseAt(event.target)
      if (ids?.length) onChoose?.(ids)
      else if (clause) onChooseClause(clause)
    }
    node.addEventListener('mouseover', over)
    node.addEventListener('mouseleave', leave)
    node.addEventListener('click', choose)
    return () => {
      node.removeEventListener('mouseover', over)
      node.removeEventListener('mouseleave', leave)
      node.removeEventListener('click', choose)
    }
  }, [onPoint, onChoose, onChooseClause])
  return paper
}

/** The plan set as a document, its clauses with what concerns them in the margin. */
export function PlanPaper({ label, blocks, parts, decided, current, pointed = null, ...pointing }: PlanPaperProps) {
  const paper = usePointing(pointing)
  const touches = (block: Block, id: string | null): string | null =>
    id !== null && (block.key === id || block.runs.some((run) => run.marks.includes(id))) ? id : null
  return (
    <section ref={paper} className={styles.paper} aria-label={label}>
      {blocks.map((block, index) => (
        <PaperBlock
          key={block.key}
          block={block}
          part={parts.get(block.key)}
          hasMore={pointing.onChooseClause !== undefined && parts.has(block.key)}
          isTitle={block.clause === null && index === 0}
          decided={decidedIn(block, decided)}
          current={touches(block, current)}
          pointed={touches(block, pointed)}
        />
      ))}
    </section>
  )
}

const decidedIn = (block: Block, decided: ReadonlySet<string> | undefined): string =>
  block.runs.flatMap((run) => run.marks.filter((id) => decided?.has(id))).join(' ')

type PaperBlockProps = {
  block: Block
  part: PaperPart | undefined
  hasMore: boolean
  isTitle: boolean
  /** Ids, as one text so that a block is drawn again only when its own have changed. */
  decided: string
  current: string | null
  pointed: string | null
}

const PaperBlock = memo(({ block, part, hasMore, isTitle, decided, current, pointed }: PaperBlockProps) => {
  const { clause, runs } = block
  const level = clause?.level ?? 1
  const text = runs.map((run) => <PaperRun key={run.start} run={run} {...{ decided, current, pointed }} />)
  if (!clause) return <p className={isTitle ? styles.title : styles.loose}>{text}</p>
  const space = { '--level': level - 1, '--hang': `${hangOf(runs.map((run) => run.text).join(''))}em` } as CSSProperties
  return (
    <div
      className={styles.clause}
      id={`clause-${clause.id}`}
      data-level={level}
      data-clause={hasMore ? clause.id : undefined}
      data-current={current === clause.id || undefined}
    >
      <div className={styles.margin}>{part?.margin}</div>
      <div className={styles.body} style={space}>
        <p className={styles.text}>{text}</p>
        {part?.below}
      </div>
    </div>
  )
})

type PaperRunProps = Pick<PaperBlockProps, 'decided' | 'current' | 'pointed'> & { run: Run }

function PaperRun({ run, decided, current, pointed }: PaperRunProps) {
  const words = run.heading ? <strong>{run.text}</strong> : run.text
  return (
    <>
      {run.newLine && <br />}
      {run.marks.length === 0 ? words : <mark {...lookOf(run, { decided, current, pointed })}>{words}</mark>}
    </>
  )
}

function lookOf({ marks }: Run, { decided, current, pointed }: Omit<PaperRunProps, 'run'>) {
  const isCurrent = current !== null && marks.includes(current)
  const isPointed = pointed !== null && marks.includes(pointed)
  return {
    'data-marks': marks.join(' '),
    'data-look': isCurrent ? 'current' : isPointed ? 'pointed' : undefined,
    'data-decided': marks.every((id) => decided.includes(id)) || undefined,
    'data-warned': marks.some(isWarning) || undefined,
  }
}
