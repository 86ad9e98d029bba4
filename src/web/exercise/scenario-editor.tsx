import { useNavigate } from '@tanstack/react-router'
import { contentOf, faultsOfScenario, type ScenarioFault } from '#domain/exercise/scenario.rules.ts'
import type { ScenarioContent, ScenarioListed } from '#domain/exercise/scenario.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useKeptDraft } from '#web/platform/kept-draft.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { EditableList } from '#web/platform/ui/editable-list.tsx'
import editing from '#web/platform/ui/editing.module.css'
import { Section } from '#web/platform/ui/page.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import { TextArea, TextField } from '#web/platform/ui/text-field.tsx'
import { InjectFields } from './inject-fields.tsx'
import { MinutesField } from './minutes-field.tsx'
import { faultText, injectLine } from './scenario-words.ts'

type ScenarioEditorProps = { scenario: ScenarioListed; version: number }

/** A scenario of the agency's own, being written; what is wrong stands where it is. */
export function ScenarioEditor({ scenario, version }: ScenarioEditorProps) {
  const navigate = useNavigate()
  const published = contentOf(scenario)
  const { content, isOvertaken, change, forget } = useKeptDraft(`scenario.${scenario.key}`, published, version)
  const save = useAction<ScenarioListed>(async () => {
    forget()
    await navigate({ to: '/exercises' })
  })
  const faults = faultsOfScenario(trimmed(content))
  const isChanged = JSON.stringify(content) !== JSON.stringify(published)
  return (
    <>
      {isOvertaken && (
        <Banner tone="due" title={t('exercise.overtaken')}>
          <Button onPress={forget}>{t('route.edit.anew')}</Button>
        </Banner>
      )}
      <Whole content={content} faults={faults} change={change} />
      <Injects content={content} faults={faults} change={change} />
      <Failure error={save.error} />
      <div className={editing.bar}>
        <span>
          {faults.length > 0 ? (
            <StateMark tone="late">{t('route.edit.faults', { count: faults.length })}</StateMark>
          ) : (
            t(isChanged ? 'exercise.kept' : 'route.edit.unchanged')
          )}
        </span>
        {isChanged && <Button onPress={forget}>{t('route.edit.discard')}</Button>}
        <Button
          kind="main"
          isDisabled={faults.length > 0 || !isChanged || isOvertaken}
          isPending={save.isPending}
          onPress={() =>
            save.mutate({
              method: 'PATCH',
              address: `/exercise-scenarios/${scenario.key}`,
              input: { version, content },
            })
          }
        >
          {t('web.save')}
        </Button>
      </div>
    </>
  )
}

/** As the server takes it. */
const trimmed = ({ title, setting, injects, ...rest }: ScenarioContent): ScenarioContent => ({
  ...rest,
  title: title.trim(),
  setting: setting.trim(),
  injects: injects.map((inject) => ({ ...inject, text: inject.text.trim() })),
})

type PartProps = {
  content: ScenarioContent
  faults: readonly ScenarioFault[]
  change: (changes: Partial<ScenarioContent>) => void
}

const Whole = ({ content: { title, setting, minutes }, faults, change }: PartProps) => {
  const faultOf = (code: ScenarioFault['code']) =>
    faults.some((one) => one.code === code) ? faultText({ code }) : null
  return (
    <Section title={t('exercise.scenario')}>
      <TextField
        label={t('exercise.scenarioTitle')}
        description={t('exercise.scenarioTitleText')}
        isRequired
        maxLength={60}
        value={title}
        error={faultOf('titleMissing')}
        onChange={(typed) => change({ title: typed })}
      />
      <TextArea
        label={t('exercise.report.setting')}
        description={t('exercise.settingText')}
        isRequired
        maxLength={500}
        value={setting}
        error={faultOf('settingMissing')}
        onChange={(typed) => change({ setting: typed })}
      />
      <MinutesField
        label={t('exercise.length')}
        isRequired
        value={minutes}
        error={faultOf('lengthOutOfBounds')}
        onChange={(typed) => change({ minutes: typed ?? 0 })}
      />
    </Section>
  )
}

const ofInjects = ({ code, index }: ScenarioFault): boolean => index !== undefined || code === 'injectMissing'

const Injects = ({ content: { injects }, faults, change }: PartProps) => (
  <Section title={t('exercise.injects')}>
    <p>{t('exercise.injectsText')}</p>
    <EditableList
      ones={injects}
      max={20}
      addLabel={t('exercise.addInject')}
      added={(): ScenarioContent['injects'][number] => ({
        after: injects.at(-1)?.after ?? 0,
        manner: 'call',
        to: { roles: ['dutyOfficer'], where: 'unit' },
        text: '',
        expects: null,
      })}
      onChange={(changed) => change({ injects: changed })}
      faults={faults.filter(ofInjects).map((fault) => ({ index: fault.index, text: faultText(fault) }))}
      tell={injectLine}
      fields={(inject, changeInject) => <InjectFields inject={inject} onChange={changeInject} />}
    />
  </Section>
)
