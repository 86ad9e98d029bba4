import { useEffect, useState } from 'react'
import type { ChecklistItem } from '#domain/checklist/checklist.ts'
import { BadExpression, parseExpression } from '#domain/checklist/expression.ts'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { type Clause, type Condition, conditionOf, formulaOf } from './condition.ts'
import styles from './condition-builder.module.css'
import { ClauseRow, firstClause } from './condition-clause.tsx'

type ConditionBuilderProps = {
  label: string
  description?: string
  formula: string | undefined
  /** The questions whose answers may be asked for. */
  items: readonly ChecklistItem[]
  /** The question that is offered first. */
  near?: string | undefined
  /** Of a constraint: the question whose answer it speaks of. */
  self?: ChecklistItem
  onChange: (formula: string | undefined) => void
}

/** "Question – is – answer", joined by and/or; the formula itself for who knows it. */
export function ConditionBuilder({ label, description, formula, items, near, self, onChange }: ConditionBuilderProps) {
  const [condition, setCondition] = useState<Condition | null>(() => read(formula))
  const [asFormula, setAsFormula] = useState(() => formula !== undefined && condition === null)
  useEffect(() => {
    setCondition((now) => (now && formulaOrNone(now) === formula ? now : read(formula)))
    if (formula !== undefined && read(formula) === null) setAsFormula(true)
  }, [formula])
  const put = (clauses: Clause[], join = condition?.join ?? 'and') => {
    const next: Condition = { join, clauses }
    setCondition(next)
    onChange(formulaOrNone(next))
  }
  const clauses = condition?.clauses ?? []
  const isEmpty = !asFormula && clauses.length === 0
  return (
    <fieldset className={styles.builder}>
      <legend className={styles.legend}>{label}</legend>
      {description && <p className={styles.hint}>{description}</p>}
      {asFormula ? (
        <Formula label={label} formula={formula ?? ''} onChange={onChange} />
      ) : (
        <>
          {clauses.length > 1 && (
            <Segmented
              label={t('checklist.condition.join')}
              hideLabel
              value={condition!.join}
              onChange={(join) => put(clauses, join)}
              segments={(['and', 'or'] as const).map((value) => ({
                value,
                label: t(`checklist.condition.${value}`),
              }))}
            />
          )}
          {clauses.map((clause, at) => (
            <ClauseRow
              // biome-ignore lint/suspicious/noArrayIndexKey: a clause is known by its place
              key={at}
              clause={clause}
              items={items}
              self={self}
              onChange={(changed) => put(clauses.with(at, changed))}
              onRemove={() => put(clauses.toSpliced(at, 1))}
            />
          ))}
        </>
      )}
      <div className={styles.actions}>
        {!asFormula && (
          <Button
            kind={isEmpty ? 'plain' : 'quiet'}
            icon="add"
            isDisabled={!self && items.length === 0}
            onPress={() => put([...clauses, firstClause(items, near, self)])}
          >
            {t('checklist.condition.add')}
          </Button>
        )}
        <Button
          kind="quiet"
          isDisabled={asFormula && formula !== undefined && read(formula) === null}
          onPress={() => setAsFormula(!asFormula)}
        >
          {t(asFormula ? 'checklist.condition.asClauses' : 'checklist.condition.asFormula')}
        </Button>
        {asFormula && formula !== undefined && (
          <Button kind="quiet" onPress={() => onChange(undefined)}>
            {t('checklist.condition.clear')}
          </Button>
        )}
      </div>
    </fieldset>
  )
}

const formulaOrNone = (condition: Condition): string | undefined => formulaOf(condition) || undefined
const read = (formula: string | undefined): Condition | null =>
  formula === undefined ? { join: 'and', clauses: [] } : conditionOf(formula)

type FormulaProps = { label: string; formula: string; onChange: (formula: string | undefined) => void }

/** The formula as it is stored, and what of it is not understood. */
export function Formula({ label, formula, onChange }: FormulaProps) {
  return (
    <TextArea
      label={t('checklist.condition.formula', { what: label })}
      description={t('checklist.condition.formulaText')}
      maxLength={1000}
      spellCheck="false"
      value={formula}
      error={faultIn(formula)}
      onChange={(text) => onChange(text || undefined)}
    />
  )
}

function faultIn(formula: string): string | null {
  if (formula === '') return null
  try {
    parseExpression(formula)
    return null
  } catch (error) {
    if (!(error instanceof BadExpression)) throw error
    if (!error.what) return t('checklist.condition.unfinished')
    return t('checklist.condition.bad', { what: error.what, position: error.position + 1 })
  }
}
