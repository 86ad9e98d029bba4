import { replaceEqualDeep } from '@tanstack/react-query'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef } from 'react'
import type { ChecklistContent } from '#domain/checklist/checklist.ts'
import { formOf } from '#domain/checklist/form.rules.ts'
import { dateInTaipei } from '#domain/date.ts'
import type { PreviousAnswers } from '#domain/inspection/inspection.ts'
import { useNow } from '#web/platform/use-now.ts'
import { type Answers, byPlace, type Changes, changedBy, emptyAnswer, placeOf } from './answers.ts'
import { groupsOf, numbersOf, progressOf } from './form-groups.ts'
import type { GiveAnswer, GiveChanges, LastTime } from './question-props.ts'

/**
 * The form as it stands with these answers, and how one is given. What reads the same stays the same object, so that an
 * answer draws only its own section again.
 */
export function useForm(content: ChecklistContent, answers: Answers, change: (changes: Changes) => void) {
  const today = useToday()
  const given = useSame(answers)
  // The answer itself is on the screen before the form is worked out anew.
  const same = useDeferredValue(given)
  const form = useMemo(() => {
    const state = formOf(content, Object.values(same), today)
    return { groups: groupsOf(content, state, same), progress: progressOf(state) }
  }, [content, same, today])
  const groups = useSame(form.groups)
  const numbers = useMemo(() => numbersOf(content), [content])
  return { groups, numbers, progress: form.progress, ...useGiving(given, change) }
}

/** The day by the server's clock. */
export function useToday(): string {
  const now = useNow()
  return dateInTaipei(new Date(now()))
}

function useSame<T>(value: T): T {
  const before = useRef(value)
  before.current = replaceEqualDeep(before.current, value)
  return before.current
}

/** Answers are given one upon the other, also where several come before the page has been drawn again. */
function useGiving(answers: Answers, change: (changes: Changes) => void) {
  const now = useRef({ answers, change })
  useEffect(() => {
    now.current = { answers, change }
  })
  const giveChanges: GiveChanges = useCallback((make) => {
    const changes = make(now.current.answers)
    now.current.answers = changedBy(now.current.answers, changes)
    now.current.change(changes)
  }, [])
  const give: GiveAnswer = useCallback(
    (place, update) =>
      giveChanges((before) => {
        const key = placeOf(place)
        return { [key]: update(before[key] ?? emptyAnswer(place)) }
      }),
    [giveChanges],
  )
  return { give, giveChanges }
}

export function lastTimesOf(previous: PreviousAnswers | null): ReadonlyMap<string, LastTime> {
  if (!previous) return new Map()
  const on = dateInTaipei(new Date(previous.submittedAt))
  return new Map(Object.entries(byPlace(previous.answers)).map(([place, answer]) => [place, { answer, on }]))
}
