import { type ReactNode, useState } from 'react'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Button } from './button.tsx'
import styles from './editing.module.css'
import { FaultLines } from './fault-lines.tsx'

export type ListFault = { text: string; index?: number | undefined }

type EditableListProps<One> = {
  ones: readonly One[]
  max: number
  addLabel: string
  /** What is added: open at once, to be filled in. */
  added: () => One
  onChange: (ones: One[]) => void
  /** In words: those with an index stand beside their line. */
  faults: readonly ListFault[]
  tell: (one: One) => string
  fields: (one: One, change: (changes: Partial<One>) => void) => ReactNode
}

const textsAt = (faults: readonly ListFault[], at: number | undefined): string[] =>
  faults.filter(({ index }) => index === at).map(({ text }) => text)

/** Sentences that open to be changed. */
export function EditableList<One extends object>(props: EditableListProps<One>) {
  const { ones, max, addLabel, added, onChange, faults, tell, fields } = props
  const { ids, add, remove } = useIds(ones.length)
  return (
    <>
      <FaultLines faults={textsAt(faults, undefined)} />
      <ul className={styles.list}>
        {ones.map((one, at) => {
          const own = textsAt(faults, at)
          const change = (changes: Partial<One>) => onChange(ones.with(at, { ...one, ...changes }))
          return (
            <li key={ids.known[at]} className={styles.item} data-faulty={own.length > 0}>
              <details open={ids.known[at] === ids.newest}>
                <summary className={styles.summary}>
                  <span>{tell(one)}</span>
                  <small>{t('web.change')}</small>
                </summary>
                <div className={styles.fields}>
                  {fields(one, change)}
                  <div>
                    <Button
                      kind="quiet"
                      icon="close"
                      onPress={() => {
                        remove(at)
                        onChange(ones.toSpliced(at, 1))
                      }}
                    >
                      {t('web.remove')}
                    </Button>
                  </div>
                </div>
              </details>
              <FaultLines faults={own} />
            </li>
          )
        })}
      </ul>
      <div>
        <Button
          icon="add"
          isDisabled={ones.length >= max}
          onPress={() => {
            add()
            onChange([...ones, added()])
          }}
        >
          {addLabel}
        </Button>
      </div>
    </>
  )
}

/** Which line is which while lines come and go; one that was just added stands open. */
function useIds(count: number) {
  const [ids, setIds] = useState<{ known: string[]; newest: string | null }>(() => ({ known: [], newest: null }))
  const known = Array.from({ length: count }, (_, at) => ids.known[at] ?? newId())
  if (known.length !== ids.known.length) setIds({ ...ids, known })
  return {
    ids: { ...ids, known },
    add: () => {
      const newest = newId()
      setIds({ known: [...known, newest], newest })
    },
    remove: (at: number) => setIds({ known: known.toSpliced(at, 1), newest: null }),
  }
}
