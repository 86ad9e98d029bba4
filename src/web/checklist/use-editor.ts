import { useEffect, useMemo, useRef, useState } from 'react'
import type { ChecklistDraft } from '#domain/checklist/catalogue.ts'
import { useSession } from '#web/platform/session.ts'
import { draftSaver, type SaverView } from './draft-saver.ts'
import type { Content } from './editing.ts'
import { back, begin, forward, type Past, step } from './history.ts'

export type Edit = (change: (content: Content) => Content, mark?: string) => void

/** A form while it is written: every change is shown, kept, sent, and can be taken back. */
export function useEditor(draft: ChecklistDraft) {
  const { person } = useSession()
  const [saver] = useState(() => draftSaver(draft, person.id, (view) => setView(view)))
  const [view, setView] = useState<SaverView>(saver.view)
  const [past, setPast] = useState<Past<Content>>(() => begin(saver.content))
  const known = useRef<Content>(past.now)
  useEffect(() => saver.start(), [saver])
  useEffect(() => {
    if (past.now === known.current) return
    known.current = past.now
    saver.change(past.now)
  }, [past.now, saver])
  const acts = useMemo(() => {
    const edit: Edit = (change, mark = '') => setPast((before) => step(before, change(before.now), mark, Date.now()))
    return { edit, undo: () => setPast(back), redo: () => setPast(forward) }
  }, [])
  /** The other version is one step back. */
  const keepMine = () => {
    const theirs = view.rival?.content ?? past.now
    setPast((before) => step(step(before, theirs, '', 0), saver.keepMine(past.now), '', 0))
  }
  const takeTheirs = () => {
    const theirs = saver.takeTheirs()
    if (!theirs) return
    known.current = theirs
    setPast((before) => step(before, theirs, '', Date.now()))
  }
  return {
    ...acts,
    ...view,
    content: past.now,
    canUndo: past.before.length > 0,
    canRedo: past.after.length > 0,
    save: saver.save,
    keepMine,
    takeTheirs,
  }
}
export type Editor = ReturnType<typeof useEditor>

/** Ctrl+Z and Ctrl+Shift+Z (or Ctrl+Y), also while writing; but not in the phone, where a form is only tried. */
export function useUndoKeys({ undo, redo }: Pick<Editor, 'undo' | 'redo'>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return
      if (document.querySelector('[role="dialog"]') || (event.target as Element).closest('[data-trial]')) return
      const key = event.key.toLowerCase()
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      if (key === 'y' || event.shiftKey) redo()
      else undo()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [undo, redo])
}
