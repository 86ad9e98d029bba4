import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { SealedMatter } from '#domain/sealed-matter/sealed-matter.ts'
import { useAction } from '#web/platform/action.ts'
import { agencyQuery } from '#web/platform/agency.ts'
import { t } from '#web/platform/i18n.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import styles from './sealed-matter.module.css'
import type { MatterProps } from './sealed-matter.page.tsx'

type Act = 'recipient' | 'responsible' | 'excluded'

/** Who reads it, who answers for it, and whom it concerns. */
export function MatterReaders(props: MatterProps) {
  const { matter } = props
  const [act, setAct] = useState<Act | null>(null)
  const leads = matter.capacity === 'responsible' && matter.closedAt === null
  return (
    <Section title={t('sealedMatter.readers')}>
      <ul className={styles.list}>
        {matter.readers.map((reader) => (
          <li key={reader.personId} className={styles.row}>
            <p className={styles.line}>
              <strong>{reader.name}</strong>
              <span className={styles.soft}>{t(`sealedMatter.capacity.${reader.capacity}`)}</span>
            </p>
            {leads && <EndReader {...props} personId={reader.personId} />}
          </li>
        ))}
        {matter.concerned.map(({ personId, name }) => (
          <li key={personId} className={styles.row}>
            <p className={styles.line}>
              <strong>{name}</strong>
              <span className={styles.soft}>{t('sealedMatter.isConcerned')}</span>
            </p>
          </li>
        ))}
      </ul>
      {leads && (
        <div className={styles.acts}>
          {(['recipient', 'responsible', 'excluded'] as const).map((one) => (
            <Button key={one} onPress={() => setAct(one)}>
              {t(`sealedMatter.name.${one}`)}
            </Button>
          ))}
        </div>
      )}
      {act && <PersonDialog {...props} act={act} onClose={() => setAct(null)} />}
    </Section>
  )
}

function EndReader({ matter: { id, version }, onChange, personId }: MatterProps & { personId: string }) {
  const { person } = useSession()
  const end = useAction<SealedMatter>(onChange)
  if (person.id === personId) return null
  return (
    <div>
      <Failure error={end.error} />
      <Button
        kind="quiet"
        isPending={end.isPending}
        onPress={() => end.mutate({ address: `/sealed-matters/${id}/readers/end`, input: { version, personId } })}
      >
        {t('sealedMatter.endReading')}
      </Button>
    </div>
  )
}

function PersonDialog({ matter, onChange, act, onClose }: MatterProps & { act: Act; onClose: () => void }) {
  const { data } = useQuery(agencyQuery)
  const { person } = useSession()
  const [personId, setPersonId] = useState('')
  const send = useAction<SealedMatter>((answer) => {
    onChange(answer)
    onClose()
  })
  const { id, version } = matter
  const submit = () => {
    if (personId === '') return
    if (act === 'excluded') send.mutate({ address: `/sealed-matters/${id}/exclusions`, input: { version, personId } })
    else send.mutate({ address: `/sealed-matters/${id}/readers`, input: { version, personId, capacity: act } })
  }
  const others = (data?.people ?? []).filter((one) => one.id !== person.id)
  return (
    <Dialog title={t(`sealedMatter.name.${act}`)} isOpen onClose={onClose}>
      <p>{t(`sealedMatter.nameText.${act}`)}</p>
      <Form label={t(`sealedMatter.name.${act}`)} onSubmit={submit}>
        <Select
          label={t('agency.person.name')}
          empty={t('sealedMatter.choosePerson')}
          value={personId}
          options={others.map((one) => ({ value: one.id, label: `${one.name}　${one.title}` }))}
          onChange={setPersonId}
        />
        <FormActions action={send} label={t(`sealedMatter.name.${act}`)} onCancel={onClose} />
      </Form>
    </Dialog>
  )
}
