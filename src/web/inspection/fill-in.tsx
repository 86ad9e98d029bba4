import { useMemo, useState } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import type { InspectionDetail } from '#domain/inspection/inspection.ts'
import { backToTop } from '#web/platform/back-to-top.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'
import styles from './fill-in.module.css'
import { useFillingMode } from './filling-mode.ts'
import { OneQuestion, type Step, stepsOf } from './one-question.tsx'
import { FilesContext } from './question-props.ts'
import { SavingState } from './saving-state.tsx'
import { SubmitInspection } from './submit-inspection.tsx'
import { useDraft } from './use-draft.ts'
import { lastTimesOf, useForm } from './use-form.ts'
import { WholeForm } from './whole-form.tsx'

/** The form on a phone: question, three large answers, camera, next. Whatever is answered is saved at once. */
export function FillIn({ detail, maySubmit }: { detail: InspectionDetail; maySubmit: boolean }) {
  const { answers, files: waiting, change, saving, ready } = useDraft(detail)
  // A version never changes; the same object keeps its formulas read and its questions drawn.
  const [checklist] = useState(detail.checklist)
  const [last] = useState(() => lastTimesOf(detail.previous))
  const { groups, progress, numbers, give, giveChanges } = useForm(checklist, answers, change)
  const files = useFilesAtHand([...detail.files, ...waiting])
  const [mode, setMode] = useFillingMode()
  const [isChecked, setChecked] = useState(false)
  const steps = mode === 'one' ? stepsOf(groups) : []
  const walk = useWalk(steps)
  const { gaps, asked } = progress
  const sendToHead = async () => {
    if (await ready()) backToTop()
  }
  const goToGap = () => {
    setChecked(true)
    const place = nextGap(gaps, steps, walk.index)
    if (mode === 'one') walk.to(place)
    else requestAnimationFrame(() => show(place))
  }
  const shared = { numbers, last, showGaps: isChecked, onAnswer: give, onChange: giveChanges }
  return (
    <FilesContext value={files}>
      <div className={styles.mode}>
        <Button onPress={() => setMode(mode === 'one' ? 'page' : 'one')}>{t(`inspection.mode.${mode}`)}</Button>
      </div>
      {mode === 'page' && <WholeForm {...shared} groups={groups} isWanted={isChecked} />}
      {walk.step && (
        <OneQuestion
          key={walk.step.place}
          {...shared}
          step={walk.step}
          index={walk.index}
          count={steps.length}
          onNext={walk.next}
        />
      )}
      <div className={styles.bar}>
        {walk.step && <Steps walk={walk} count={steps.length} />}
        <div className={styles.progress}>
          <progress
            className="visuallyHidden"
            aria-label={t('inspection.progress')}
            value={asked - gaps.length}
            max={asked}
          />
          <strong>
            {gaps.length > 0 ? t('inspection.missing', { count: gaps.length, total: asked }) : t('inspection.complete')}
          </strong>
          <SavingState saving={saving} />
        </div>
        {gaps.length > 0 ? (
          <Button onPress={goToGap}>{t('inspection.nextGap')}</Button>
        ) : maySubmit ? (
          <SubmitInspection detail={detail} answers={answers} />
        ) : (
          <Button kind="main" isPending={saving.state === 'saving'} onPress={sendToHead}>
            {t('inspection.sendToHead')}
          </Button>
        )}
      </div>
    </FilesContext>
  )
}

/** Those that the server has, those that wait on this device, and those that came just now. */
/** What the server has, what waits on the device, and what was taken a moment ago. */
function useFilesAtHand(known: readonly StoredFile[]) {
  const [added, setAdded] = useState<readonly StoredFile[]>([])
  const all = [...known, ...added]
  const ids = all.map(({ id }) => id).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a file never changes, so its id says it all.
  return useMemo(
    () => ({
      files: new Map(all.map((file) => [file.id, file])),
      add: (file: StoredFile) => setAdded((before) => [...before, file]),
    }),
    [ids],
  )
}

/** The first gap after where one is, else the first of all. */
function nextGap(gaps: readonly string[], steps: readonly Step[], index: number): string {
  const later = new Set(steps.slice(index + 1).map(({ place }) => place))
  return gaps.find((place) => later.has(place)) ?? gaps[0]!
}

function show(place: string): void {
  const question = document.getElementById(`item-${place}`)
  question?.scrollIntoView()
  question?.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true })
}

type Walk = { step: Step | undefined; index: number; next: () => void; back: () => void; to: (place: string) => void }

/** From question to question. What vanishes under one's feet leaves one where it was. */
function useWalk(steps: readonly Step[]): Walk {
  const [at, setAt] = useState<{ place: string | null; index: number }>({ place: null, index: 0 })
  const found = steps.findIndex(({ place }) => place === at.place)
  const index = Math.max(0, found >= 0 ? found : Math.min(at.index, steps.length - 1))
  const go = (to: number) => {
    const step = steps[to]
    if (step) setAt({ place: step.place, index: to })
  }
  return {
    step: steps[index],
    index,
    next: () => go(index + 1),
    back: () => go(index - 1),
    to: (place) => go(steps.findIndex((step) => step.place === place)),
  }
}

const Steps = ({ walk, count }: { walk: Walk; count: number }) => (
  <div className={styles.steps}>
    <Button wide icon="back" isDisabled={walk.index === 0} onPress={walk.back}>
      {t('inspection.back')}
    </Button>
    <span>{t('inspection.step', { number: walk.index + 1, count })}</span>
    <Button wide isDisabled={walk.index + 1 >= count} onPress={walk.next}>
      {t('inspection.next')}
      <Icon name="forward" />
    </Button>
  </div>
)
