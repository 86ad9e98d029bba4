import { startTransition, useEffect, useState } from 'react'
import { type FormGroup, questionsOf } from './form-groups.ts'
import { FormSection, type FormSectionProps } from './form-section.tsx'

/** As many as fill the screen at once; the others follow while it is looked at. */
const drawnFirst = 8
const drawnNext = 40

type WholeFormProps = Omit<FormSectionProps, 'group' | 'drawn'> & { groups: readonly FormGroup[]; isWanted: boolean }

/** All questions one below the other. */
export function WholeForm({ groups, isWanted, ...rest }: WholeFormProps) {
  const sizes = groups.map((group) => questionsOf(group).length)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const drawn = useDrawn(total, isWanted)
  let before = 0
  return (
    <div aria-busy={drawn < total}>
      {groups.map((group, index) => {
        const room = drawn - before
        before += sizes[index]!
        return room > 0 && <FormSection key={group.key} {...rest} group={group} drawn={Math.min(room, sizes[index]!)} />
      })}
    </div>
  )
}

/** Where somebody wants to go to a question further down, all are drawn at once. */
function useDrawn(total: number, isWanted: boolean): number {
  const [drawn, setDrawn] = useState(drawnFirst)
  useEffect(() => {
    if (drawn >= total) return
    const timer = setTimeout(() => startTransition(() => setDrawn((before) => before + drawnNext)))
    return () => clearTimeout(timer)
  }, [drawn, total])
  return isWanted ? total : Math.min(drawn, total)
}
