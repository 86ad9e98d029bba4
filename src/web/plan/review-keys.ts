import { useEffect, useState } from 'react'

const stored = 'shousui.reviewKeys'

/** Whoever dictates or uses a reader that needs these keys turns them off; every one has its button. */
export function useKeysWanted(): [boolean, (wanted: boolean) => void] {
  const [wanted, setWanted] = useState(localStorage.getItem(stored) !== 'off')
  return [
    wanted,
    (next) => {
      localStorage.setItem(stored, next ? 'on' : 'off')
      setWanted(next)
    },
  ]
}

const typing =
  'input, textarea, select, [contenteditable="true"], [role="dialog"], [role="alertdialog"], [role="spinbutton"]'
const answersEnter = 'button, a, summary'

function isMeant(event: KeyboardEvent): boolean {
  const target = event.target as Element
  if (event.defaultPrevented || event.repeat || event.altKey || event.ctrlKey || event.metaKey) return false
  if (target.closest(typing) || document.querySelector('[role="dialog"], [role="alertdialog"]')) return false
  return event.key !== 'Enter' || !target.closest(answersEnter)
}

/** Single keys for the page, silent while somebody types or a dialog is open. */
export function useKeys(keys: Record<string, () => void>, wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return
    const press = (event: KeyboardEvent) => {
      const action = keys[event.key]
      if (!action || !isMeant(event)) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  })
}
