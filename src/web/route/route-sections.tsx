import type { ReactNode } from 'react'
import {
  Confidentiality,
  IncidentForm,
  Means,
  type RouteClock,
  type RouteCondition,
  type RouteContent,
  type RouteRecipient,
} from '#domain/route/route.ts'
import { differingParts } from '#domain/route/route-catalogue.rules.ts'
import type { RoutePart } from '#domain/route/route-catalogue.ts'
import type { RouteFault } from '#domain/route/route-faults.rules.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Chips } from '#web/platform/ui/chips.tsx'
import { ChoiceList } from '#web/platform/ui/choice-list.tsx'
import { EditableList, type ListFault } from '#web/platform/ui/editable-list.tsx'
import { FaultLines } from '#web/platform/ui/fault-lines.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { BasisFields } from './basis-fields.tsx'
import { ClockFields } from './clock-fields.tsx'
import { ConditionFields } from './condition-fields.tsx'
import { RecipientFields } from './recipient-fields.tsx'
import { clockText, conditionText, faultText, formText, recipientText, useFlagName } from './route-words.ts'

export type SectionsProps = {
  content: RouteContent
  model: RouteContent | null
  faults: readonly RouteFault[]
  change: (changes: Partial<RouteContent>) => void
}

export const RouteSections = (props: SectionsProps) => (
  <>
    <Naming {...props} />
    <Cases {...props} />
    <Recipients {...props} />
    <Clocks {...props} />
    <Words {...props} />
    <Rest {...props} />
  </>
)

type PartProps = SectionsProps & { part: RoutePart; children: ReactNode }

/** A part of the route; what says otherwise than the model can go back to it. */
function Part({ part, content, model, change, children }: PartProps) {
  const differs = model !== null && differingParts(model, content).includes(part)
  const aside = differs && (
    <Button kind="quiet" onPress={() => change({ [part]: model[part] })}>
      {t('route.edit.asModel')}
    </Button>
  )
  return (
    <Section title={nameOf('route.section', part)} aside={aside}>
      {children}
    </Section>
  )
}

const Naming = (props: SectionsProps) => (
  <Part {...props} part="title">
    <TextField
      label={t('route.section.title')}
      isRequired
      maxLength={60}
      value={props.content.title}
      error={props.content.title.trim() === '' ? t('web.required') : null}
      onChange={(title) => props.change({ title })}
    />
  </Part>
)

const faultsIn = (faults: readonly RouteFault[], part: RoutePart): ListFault[] =>
  faults.filter((fault) => fault.part === part).map((fault) => ({ index: fault.index, text: faultText(fault) }))
const textsIn = (faults: readonly RouteFault[], part: RoutePart): string[] =>
  faultsIn(faults, part).map(({ text }) => text)

function Cases(props: SectionsProps) {
  const flagName = useFlagName()
  return (
    <Part {...props} part="when">
      <EditableList
        ones={props.content.when}
        max={12}
        addLabel={t('route.edit.addCase')}
        added={(): RouteCondition => ({ kind: 'minorDanger', flags: [], cyberSeverity: [] })}
        onChange={(when) => props.change({ when })}
        faults={faultsIn(props.faults, 'when')}
        tell={(condition) => conditionText(condition, flagName)}
        fields={(condition, change) => <ConditionFields condition={condition} onChange={change} />}
      />
    </Part>
  )
}

const Recipients = (props: SectionsProps) => (
  <Part {...props} part="recipients">
    <EditableList
      ones={props.content.recipients}
      max={20}
      addLabel={t('route.edit.addRecipient')}
      added={(): RouteRecipient => ({
        authority: 'chiefSecretary',
        part: 'copy',
        relayedBy: null,
        means: ['telephone'],
      })}
      onChange={(recipients) => props.change({ recipients })}
      faults={faultsIn(props.faults, 'recipients')}
      tell={recipientText}
      fields={(recipient, change) => (
        <RecipientFields recipient={recipient} content={props.content} onChange={change} />
      )}
    />
    <Chips
      label={t('route.section.forbiddenMeans')}
      description={t('route.edit.forbiddenText')}
      options={Means.options.map((value) => ({ value, label: nameOf('route.means', value) }))}
      chosen={props.content.forbiddenMeans}
      onChange={(forbiddenMeans) => props.change({ forbiddenMeans })}
    />
  </Part>
)

const Clocks = (props: SectionsProps) => (
  <Part {...props} part="clocks">
    <p>{t('route.edit.clocksText')}</p>
    <EditableList
      ones={props.content.clocks}
      max={20}
      addLabel={t('route.edit.addClock')}
      added={(): RouteClock => ({
        step: 'firstNotice',
        to: props.content.recipients.slice(0, 1).map(({ authority }) => authority),
        from: 'knownAt',
        within: { amount: 30, unit: 'minute' },
        repeatUntil: null,
        basis: { isLaw: false, text: t('route.basis.own'), source: '' },
      })}
      onChange={(clocks) => props.change({ clocks })}
      faults={faultsIn(props.faults, 'clocks')}
      tell={clockText}
      fields={(clock, change) => <ClockFields clock={clock} recipients={props.content.recipients} onChange={change} />}
    />
  </Part>
)

const Words = (props: SectionsProps) =>
  (['firstSteps', 'followUp'] as const).map((part) => (
    <Part key={part} {...props} part={part}>
      <TextArea
        label={nameOf('route.section', part)}
        description={t(`route.edit.${part}Text`)}
        maxLength={500}
        value={props.content[part]}
        onChange={(text) => props.change({ [part]: text })}
      />
    </Part>
  ))

const Rest = (props: SectionsProps) => (
  <>
    <Part {...props} part="confidentiality">
      <Segmented
        label={t('route.section.confidentiality')}
        hideLabel
        value={props.content.confidentiality}
        onChange={(confidentiality) => props.change({ confidentiality })}
        segments={Confidentiality.options.map((value) => ({ value, label: nameOf('route.confidentiality', value) }))}
      />
      <ChoiceList
        label={t('route.section.contentOutside')}
        several
        options={[{ value: 'outside', label: t('route.edit.outside') }]}
        chosen={props.content.contentOutside ? ['outside'] : []}
        onChange={(chosen) => props.change({ contentOutside: chosen.length > 0 })}
      />
      <Select
        label={t('route.section.form')}
        empty={t('route.form.none')}
        value={props.content.form ?? ''}
        options={IncidentForm.options.map((value) => ({ value, label: formText(value) }))}
        onChange={(value) => props.change({ form: value === '' ? null : (value as IncidentForm) })}
      />
      <FaultLines faults={textsIn(props.faults, 'form')} />
    </Part>
    <Part {...props} part="basis">
      <p>{t('route.edit.basisText')}</p>
      <BasisFields basis={props.content.basis} onChange={(basis) => props.change({ basis })} />
      <FaultLines faults={textsIn(props.faults, 'basis')} />
    </Part>
  </>
)
