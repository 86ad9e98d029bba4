import { replaceEqualDeep } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { formOf } from '#domain/checklist/form.rules.ts'
import { dateInTaipei } from '#domain/date.ts'
import type { InspectionDetail, PreviousAnswers } from '#domain/inspection/inspection.ts'
import { type Answers, byPlace, type Changes, changedBy, emptyAnswer, placeOf } from './answers.ts'
import { groupsOf, numbersOf, progressOf } from './form-groups.ts'
import type { GiveAnswer, LastTime } from './question-props.ts'

/** The form as it stands with these answers, and how an answer is given. */
export function useForm(detail: InspectionDetail, given: Answers, change: (changes: Changes) => void) {
  const answers = useSame(given)
  // A version never changes; the same object keeps its formulas read and its questions drawn.
  const [checklist] = useState(detail.checklist)
  const form = useMemo(() => {
    const state = formOf(checklist, Object.values(answers), dateInTaipei(new Date()))
    return { groups: groupsOf(checklist, state), progress: progressOf(state) }
  }, [checklist, answers])
  const numbers = useMemo(() => numbersOf(checklist), [checklist])
  const [last] = useState(() => lastTimesOf(detail.previous))
  return { ...form, answers, numbers, last, give: useGive(answers, change) }
}

/** What reads the same stays the same object, wherever it comes from: only what has changed is drawn again. */
function useSame(answers: Answers): Answers {
  const before = useRef(answers)
  before.current = replaceEqualDeep(before.current, answers)
  return before.current
}

/** Answers are given one upon the other, also where several come before the page has been drawn again. */
function useGive(answers: Answers, change: (changes: Changes) => void): GiveAnswer {
  const now = useRef({ answers, change })
  useEffect(() => {
    now.current = { answers, change }
  })
  return useCallback((place, update) => {
    const key = placeOf(place)
    const before = now.current.answers
    const changes = { [key]: update(before[key] ?? emptyAnswer(place)) }
    now.current.answers = changedBy(before, changes)
    now.current.change(changes)
  }, [])
}

export function lastTimesOf(previous: PreviousAnswers | null): ReadonlyMap<string, LastTime> {
  if (!previous) return new Map()
  const on = dateInTaipei(new Date(previous.submittedAt))
  return new Map(Object.entries(byPlace(previous.answers)).map(([place, answer]) => [place, { answer, on }]))
}
