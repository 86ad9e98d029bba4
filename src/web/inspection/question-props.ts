import { createContext, useContext } from 'react'
import type { Answer } from '#domain/checklist/checklist.ts'
import type { Entry } from '#domain/checklist/form.rules.ts'
import type { StoredFile } from '#domain/file/file.ts'
import type { AnswerChanges, Answers, Changes, Place } from './answers.ts'

/** What became of the same question the last time. */
export type LastTime = { answer: Answer; on: string }

/** Changes one answer from what it is at that moment, so that two changes on their way lose nothing of each other. */
export type GiveAnswer = (place: Place, update: (before: Answer) => Answer) => void

/** Changes several answers, from what they are at that moment. */
export type GiveChanges = (make: (before: Answers) => Changes) => void

export type QuestionProps = {
  /** How it stands, as formOf says. */
  entry: Entry
  /** Null where nothing is asked. */
  number: number | null
  answer: Answer | undefined
  last: LastTime | undefined
  /** Say what is missing: not before somebody has asked for it. */
  showGap: boolean
  /** Has to stay the same from one rendering to the next. */
  onAnswer: GiveAnswer
}

/** What the fields of every kind of answer have in common. */
export type KindProps = {
  entry: Entry
  answer: Answer | undefined
  /** The id of the question's words, which name the field. */
  labelledBy: string
  /** The question in words, for what cannot be named by an id. */
  label: string
  isWrong: boolean
  give: (changes: AnswerChanges | ((before: Answer) => AnswerChanges)) => void
}

/** The files that are known here; without it, as in a preview, none can be added. */
export type FilesAtHand = { files: ReadonlyMap<string, StoredFile>; add: (file: StoredFile) => void }
export const FilesContext = createContext<FilesAtHand | null>(null)

export function useFiles(ids: readonly string[]): StoredFile[] {
  const files = useContext(FilesContext)?.files
  return ids.flatMap((id) => files?.get(id) ?? [])
}
