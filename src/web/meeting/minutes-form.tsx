import { useState } from 'react'
import type { Minutes } from '#domain/meeting/meeting.ts'
import type { ResolutionDraft } from '#domain/meeting/resolution.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useKeptDraft } from '#web/platform/kept-draft.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import editing from '#web/platform/ui/editing.module.css'
import { Section } from '#web/platform/ui/page.tsx'
import { TextArea } from '#web/platform/ui/text-field.tsx'
import { AgendaText } from './agenda.tsx'
import styles from './meeting.module.css'
import type { MeetingProps } from './meeting.page.tsx'
import { ResolutionFields } from './resolution-fields.tsx'

type Draft = {
  content: Minutes
  isOvertaken: boolean
  change: (changes: Partial<Minutes>) => void
  forget: () => void
  release: () => void
}

/** Written while the meeting runs. What is confidential is kept on no device. */
export function MinutesForm({ meeting }: MeetingProps) {
  return meeting.isConfidential ? <OnPage meeting={meeting} /> : <OnDevice meeting={meeting} />
}

function OnDevice({ meeting }: MeetingProps) {
  const { minutes, minutesVersion } = meeting.content
  const draft = useKeptDraft(`minutes.${meeting.id}`, minutes, minutesVersion)
  return <Written meeting={meeting} draft={draft} />
}

function OnPage({ meeting }: MeetingProps) {
  const { minutes } = meeting.content
  const [content, setContent] = useState(minutes)
  const draft: Draft = {
    content,
    isOvertaken: false,
    change: (changes) => setContent({ ...content, ...changes }),
    forget: () => setContent(minutes),
    release: () => {},
  }
  return <Written meeting={meeting} draft={draft} />
}

const isFaulty = ({ text, dueDate }: ResolutionDraft): boolean => text.trim() === '' || dueDate === ''

function Written({ meeting, draft }: MeetingProps & { draft: Draft }) {
  const { content, isOvertaken, change, forget, release } = draft
  const { minutes, minutesVersion, agenda } = meeting.content
  const save = useAction(release)
  const isChanged = JSON.stringify(content) !== JSON.stringify(minutes)
  const faulty = [...content.items, content.motions].some(({ resolutions }) => resolutions.some(isFaulty))
  const spokenOf = (itemId: string) =>
    content.items.find((one) => one.itemId === itemId) ?? { itemId, discussion: '', resolutions: [] }
  const putItem = (itemId: string, changes: Partial<Minutes['motions']>) =>
    change({
      items: [...content.items.filter((one) => one.itemId !== itemId), { ...spokenOf(itemId), ...changes }],
    })
  const send = () =>
    save.mutate({
      method: 'PUT',
      address: `/meetings/${meeting.id}/minutes`,
      input: { version: minutesVersion, minutes: content },
    })
  return (
    <Section title={t('meeting.minutes')}>
      {meeting.isConfidential && <Banner quiet>{t('meeting.notOnDevice')}</Banner>}
      {isOvertaken && (
        <Banner tone="due" title={t('meeting.overtaken')}>
          <Button onPress={forget}>{t('route.edit.anew')}</Button>
        </Banner>
      )}
      <TextArea
        label={t('meeting.document.opening')}
        maxLength={4000}
        value={content.opening}
        onChange={(opening) => change({ opening })}
      />
      <ol className={styles.agenda}>
        {agenda
          .filter(({ isStruck }) => !isStruck)
          .map((item) => (
            <li key={item.id}>
              <AgendaText item={item} />
              <Spoken
                label={item.title}
                spoken={spokenOf(item.id)}
                unitId={item.unitId}
                onChange={(changes) => putItem(item.id, changes)}
              />
            </li>
          ))}
        <li>
          <strong>{t('meeting.document.motions')}</strong>
          <Spoken
            label={t('meeting.document.motions')}
            spoken={content.motions}
            unitId={null}
            onChange={(changes) => change({ motions: { ...content.motions, ...changes } })}
          />
        </li>
      </ol>
      <TextArea
        label={t('meeting.document.ruling')}
        maxLength={4000}
        value={content.ruling}
        onChange={(ruling) => change({ ruling })}
      />
      <Failure error={save.error} />
      <div className={editing.bar}>
        <span>{t(minutesState({ isChanged, faulty, isConfidential: meeting.isConfidential }))}</span>
        {isChanged && <Button onPress={forget}>{t('route.edit.discard')}</Button>}
        <Button kind="main" isDisabled={!isChanged || faulty || isOvertaken} isPending={save.isPending} onPress={send}>
          {t('meeting.saveMinutes')}
        </Button>
      </div>
    </Section>
  )
}

type State = { isChanged: boolean; faulty: boolean; isConfidential: boolean }

function minutesState({ isChanged, faulty, isConfidential }: State) {
  if (faulty) return 'meeting.resolutionUnfinished'
  if (!isChanged) return 'meeting.minutesSaved'
  return isConfidential ? 'meeting.minutesUnsaved' : 'meeting.minutesKept'
}

type SpokenProps = {
  label: string
  spoken: Minutes['motions']
  /** Who is most likely to owe what is decided. */
  unitId: string | null
  onChange: (changes: Partial<Minutes['motions']>) => void
}

const Spoken = ({ label, spoken, unitId, onChange }: SpokenProps) => (
  <div className={styles.fields}>
    <TextArea
      label={t('meeting.discussion')}
      aria-label={t('meeting.discussionOf', { title: label })}
      maxLength={4000}
      value={spoken.discussion}
      onChange={(discussion) => onChange({ discussion })}
    />
    <ResolutionFields
      resolutions={spoken.resolutions}
      unitId={unitId}
      onChange={(resolutions) => onChange({ resolutions })}
    />
  </div>
)
