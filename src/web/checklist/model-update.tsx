import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ChecklistDraft, ModelUpdate } from '#domain/checklist/catalogue.ts'
import { differenceOf } from '#domain/checklist/difference.rules.ts'
import { takeTheirs } from '#domain/checklist/model-update.rules.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { modelUpdateQuery } from './checklist.queries.ts'
import { DifferenceList, fieldName, valueText } from './difference-list.tsx'
import styles from './model-update.module.css'
import { itemTitle } from './words.ts'

type Conflict = ModelUpdate['conflicts'][number]
/** What is not there is left out on the way here. */
const whole = ({ base, mine, theirs, ...place }: Conflict) => ({ ...place, base, mine, theirs })

type ModelUpdateProps = { draft: ChecklistDraft; onTaken: () => void }

/** The newer model beside the agency's form: what comes in by itself, and what a person has to decide. */
export function ModelUpdatePart({ draft, onTaken }: ModelUpdateProps) {
  const { data: update, error } = useQuery(modelUpdateQuery(draft.checklistId))
  const [theirs, setTheirs] = useState<ReadonlySet<Conflict>>(new Set())
  const save = useAction(onTaken)
  if (!update) return error ? <Failure error={error} /> : <Skeleton />
  const { conflicts } = update
  const chosen = conflicts.filter((one) => theirs.has(one)).map(whole)
  const content = chosen.reduce(takeTheirs, update.content)
  const choose = (conflict: Conflict, side: 'mine' | 'theirs') => {
    const next = new Set(theirs)
    if (side === 'theirs') next.add(conflict)
    else next.delete(conflict)
    setTheirs(next)
  }
  const take = () =>
    save.mutate({
      method: 'PUT',
      address: `/checklists/${draft.checklistId}/draft`,
      input: { version: draft.version, content },
    })
  return (
    <>
      <p>{t('checklist.model.updateText', { from: update.base.version, to: update.theirs.version })}</p>
      {conflicts.length > 0 && (
        <Section title={t('checklist.model.conflicts', { count: conflicts.length })}>
          <ol className={styles.conflicts}>
            {conflicts.map((conflict) => (
              <li key={`${conflict.of} ${conflict.itemKey} ${conflict.section} ${conflict.field}`}>
                <ConflictChoice
                  update={update}
                  conflict={conflict}
                  side={theirs.has(conflict) ? 'theirs' : 'mine'}
                  onChoose={(side) => choose(conflict, side)}
                />
              </li>
            ))}
          </ol>
        </Section>
      )}
      <Section title={t('checklist.model.comes')}>
        <DifferenceList differences={differenceOf(draft.content, content)} contents={[content, draft.content]} />
      </Section>
      <Failure error={save.error} />
      <Actions>
        <Button kind="main" isPending={save.isPending} onPress={take}>
          {t('checklist.model.take')}
        </Button>
      </Actions>
    </>
  )
}

type ConflictChoiceProps = {
  update: ModelUpdate
  conflict: Conflict
  side: 'mine' | 'theirs'
  onChoose: (side: 'mine' | 'theirs') => void
}

/** Both wrote the same place: how it was, and the two it became. */
function ConflictChoice({ update, conflict, side, onChoose }: ConflictChoiceProps) {
  const { field, base, mine, theirs } = conflict
  const place = t('checklist.model.place', { what: placeOf(update, conflict), field: fieldName(field) })
  return (
    <div className={styles.conflict}>
      <Segmented
        label={place}
        value={side}
        onChange={onChoose}
        segments={(['mine', 'theirs'] as const).map((value) => ({ value, label: t(`checklist.model.${value}`) }))}
      />
      <dl className={styles.sides}>
        <dt>{t('checklist.model.base')}</dt>
        <dd>{valueText(field, base)}</dd>
        <dt>{t('checklist.model.mine')}</dt>
        <dd data-chosen={side === 'mine' || undefined}>{valueText(field, mine)}</dd>
        <dt>{t('checklist.model.theirs')}</dt>
        <dd data-chosen={side === 'theirs' || undefined}>{valueText(field, theirs)}</dd>
      </dl>
    </div>
  )
}

function placeOf({ base, content, theirs }: ModelUpdate, { of, itemKey, section }: Conflict): string {
  if (of === 'form') return t('checklist.change.form')
  if (of === 'section') return section
  const item = [content, theirs, base].flatMap(({ items }) => items.find(({ key }) => key === itemKey) ?? [])[0]
  return item ? `${itemKey} ${itemTitle(item)}` : itemKey
}
