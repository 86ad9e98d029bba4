import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type InspectionPlan,
  type InspectionPlanDraft,
  InspectionPlanKind,
} from '#domain/inspection-plan/inspection-plan.ts'
import { isEthics } from '#domain/person/person.rules.ts'
import { useUnits } from '#web/agency/agency.queries.ts'
import { UnitPicker } from '#web/agency/unit-picker.tsx'
import { checklistsQuery } from '#web/inspection/inspection.queries.ts'
import { planQuery, plansQuery } from '#web/plan/plan.queries.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { Several } from '#web/platform/ui/several.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import styles from './inspection-plan.module.css'

type Written = Omit<InspectionPlanDraft, 'targets'> & { unitIds: string[]; checklistIds: string[] }

const distinct = (ids: readonly string[]): string[] => [...new Set(ids.filter(Boolean))]

/** Every chosen unit is inspected with every chosen form. */
const targetsOf = ({ unitIds, checklistIds }: Written): InspectionPlanDraft['targets'] =>
  unitIds.flatMap((unitId) => checklistIds.map((checklistId) => ({ id: newId(), unitId, checklistId })))

type PlanFormProps = { initial: InspectionPlanDraft; onSaved: (plan: InspectionPlan) => void; onCancel?: () => void }

export function PlanForm({ initial: { targets, ...rest }, onSaved, onCancel }: PlanFormProps) {
  const [written, setWritten] = useState<Written>({
    ...rest,
    unitIds: distinct(targets.map(({ unitId }) => unitId)),
    checklistIds: distinct(targets.map(({ checklistId }) => checklistId)),
  })
  const save = useAction<InspectionPlan>(onSaved)
  const put = (changes: Partial<Written>) => setWritten({ ...written, ...changes })
  const { unitIds, checklistIds, ...draft } = written
  const isReversed = draft.toDate < draft.fromDate
  const isReady =
    draft.title.trim() !== '' &&
    !isReversed &&
    unitIds.length > 0 &&
    checklistIds.length > 0 &&
    draft.inspectorIds.length > 0
  const submit = () => {
    const input = {
      ...draft,
      jointUnitIds: draft.kind === 'joint' ? draft.jointUnitIds : [],
      targets: targetsOf(written),
    }
    if (isReady) save.mutate({ method: 'PUT', address: `/inspection-plans/${draft.id}`, input })
  }
  return (
    <Form label={t('inspectionPlan.new')} onSubmit={submit}>
      <TextField
        label={t('inspectionPlan.name')}
        isRequired
        maxLength={120}
        value={draft.title}
        onChange={(title) => put({ title })}
      />
      <Select
        label={t('inspectionPlan.kind')}
        value={draft.kind}
        options={InspectionPlanKind.options.map((kind) => ({ value: kind, label: t(`inspectionPlan.kind.${kind}`) }))}
        onChange={(kind) => put({ kind: kind as InspectionPlanDraft['kind'] })}
      />
      <Basis written={written} put={put} />
      <div className={styles.pair}>
        <DateField
          label={t('inspectionPlan.from')}
          value={draft.fromDate}
          onChange={(date) => date && put({ fromDate: date, ...(draft.toDate < date && { toDate: date }) })}
        />
        <DateField
          label={t('inspectionPlan.to')}
          value={draft.toDate}
          error={isReversed ? t('problem.inspectionPlan.dates_reversed') : null}
          onChange={(date) => date && put({ toDate: date })}
        />
      </div>
      <Segmented
        label={t('inspectionPlan.notice')}
        value={draft.announced ? 'announced' : 'unannounced'}
        onChange={(notice) => put({ announced: notice === 'announced' })}
        segments={[
          { value: 'announced', label: t('inspectionPlan.isAnnounced') },
          { value: 'unannounced', label: t('inspectionPlan.isUnannounced') },
        ]}
      />
      {!draft.announced && <p>{t('inspectionPlan.unannouncedText')}</p>}
      <Whom written={written} put={put} />
      <TextArea
        label={t('inspectionPlan.remark')}
        maxLength={1000}
        value={draft.remark}
        onChange={(remark) => put({ remark })}
      />
      <Failure error={save.error} />
      <Actions>
        <Button type="submit" kind="main" isDisabled={!isReady} isPending={save.isPending}>
          {t('web.save')}
        </Button>
        {onCancel && <Button onPress={onCancel}>{t('web.cancel')}</Button>}
      </Actions>
    </Form>
  )
}

type PartProps = { written: Written; put: (changes: Partial<Written>) => void }

/** The plan and the clause that order it, where there are such. */
function Basis({ written: { planId, clauseId }, put }: PartProps) {
  const { data: plans } = useQuery(plansQuery)
  const { data: plan } = useQuery({ ...planQuery(planId ?? ''), enabled: planId !== null })
  const issued = plans?.filter(({ status }) => status === 'issued') ?? []
  return (
    <>
      <Select
        label={t('inspectionPlan.plan')}
        empty={t('inspectionPlan.noPlan')}
        value={planId ?? ''}
        options={issued.map(({ id, title }) => ({ value: id, label: title }))}
        onChange={(chosen) => put({ planId: chosen || null, clauseId: null })}
      />
      {planId && (
        <Select
          label={t('inspectionPlan.clause')}
          empty={t('inspectionPlan.noClause')}
          value={clauseId ?? ''}
          options={(plan?.clauses ?? []).map(({ id, label, heading, text }) => ({
            value: id,
            label: `${label}　${(heading ?? text).slice(0, 40)}`,
          }))}
          onChange={(chosen) => put({ clauseId: chosen || null })}
        />
      )}
    </>
  )
}

function Whom({ written, put }: PartProps) {
  const { units } = useUnits()
  const { data: agency } = useQuery(agencyQuery)
  const { data: checklists } = useQuery(checklistsQuery)
  const isJoint = written.kind === 'joint'
  const inspectors = (agency?.people ?? []).filter(
    ({ id, unitId, roles }) =>
      isEthics({ personId: id, unitId, roles }) || (isJoint && unitId && written.jointUnitIds.includes(unitId)),
  )
  return (
    <>
      <UnitPicker
        label={t('inspectionPlan.units')}
        units={units}
        chosen={written.unitIds}
        onChange={(unitIds) => put({ unitIds })}
      />
      <Several
        label={t('inspectionPlan.forms')}
        options={(checklists ?? [])
          .filter(({ versionId }) => versionId)
          .map(({ id, title }) => ({ value: id, label: title }))}
        chosen={written.checklistIds}
        onChange={(checklistIds) => put({ checklistIds })}
      />
      {isJoint && (
        <UnitPicker
          label={t('inspectionPlan.jointUnits')}
          units={units}
          chosen={written.jointUnitIds}
          onChange={(jointUnitIds) => put({ jointUnitIds })}
        />
      )}
      <Several
        label={t('inspectionPlan.inspectors')}
        options={inspectors.map(({ id, name, title }) => ({ value: id, label: `${name}　${title}` }))}
        chosen={written.inspectorIds}
        onChange={(inspectorIds) => put({ inspectorIds })}
      />
    </>
  )
}
