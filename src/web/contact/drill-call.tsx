import { useState } from 'react'
import { numbersOf } from '#domain/contact/contact.rules.ts'
import type { ContactDetail, ContactOutcome } from '#domain/contact/contact.ts'
import type { ContactDrillEntry } from '#domain/contact/contact-drill.ts'
import { mayKeep } from '#domain/point/point.rules.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Segmented } from '#web/platform/ui/segmented.tsx'
import { CallLinks } from './call-links.tsx'
import styles from './contact.module.css'
import { ContactDialog } from './contact-dialog.tsx'
import { WithdrawDialog } from './withdraw-dialog.tsx'
import { WrongNumberDialog } from './wrong-number-dialog.tsx'

type DrillCallProps = { drillId: string; entry: ContactDrillEntry }

/** The contact to call now: dial, then say what came of it. */
export function DrillCall({ drillId, entry: { contact, state } }: DrillCallProps) {
  const actor = useActing()
  const isKeeper = mayKeep(actor, contact.unitId)
  return (
    <section className={styles.next} aria-label={t('contact.drill.next')}>
      <span className={styles.soft}>{t(`contact.kind.${contact.kind}`)}</span>
      <strong className={styles.large}>{contact.name}</strong>
      {contact.post && <span>{contact.post}</span>}
      {contact.remark && <span className={styles.soft}>{contact.remark}</span>}
      {state === 'wrongNumber' ? <Correct contact={contact} /> : <CallLinks contact={contact} />}
      {!isKeeper && <p>{t('contact.drill.notKept', { unit: contact.unitName })}</p>}
      {isKeeper && state !== 'wrongNumber' && <Outcome drillId={drillId} contact={contact} />}
    </section>
  )
}

type Called = { contact: ContactDrillEntry['contact'] }

function Outcome({ drillId, contact }: Called & { drillId: string }) {
  const numbers = numbersOf(contact)
  const [telephone, setTelephone] = useState(numbers[0]!)
  const [isWrong, setWrong] = useState(false)
  const save = useAction<ContactDetail>()
  const say = (outcome: ContactOutcome) => {
    const input = { callId: newId(), drillId, means: 'telephone', outcome, telephone, note: '' }
    save.mutate({ address: `/contacts/${contact.id}/calls`, input })
  }
  return (
    <>
      {numbers.length > 1 && (
        <Segmented
          label={t('contact.drill.numberTried')}
          segments={numbers.map((value) => ({ value, label: value }))}
          value={telephone}
          onChange={setTelephone}
        />
      )}
      <p className={styles.soft}>{t('contact.drill.tapFirst')}</p>
      <div className={styles.outcomes}>
        <Button icon="done" isPending={save.isPending} onPress={() => say('answered')}>
          {t('contact.outcome.answered')}
        </Button>
        <Button icon="nothing" isDisabled={save.isPending} onPress={() => say('notAnswered')}>
          {t('contact.outcome.notAnswered')}
        </Button>
        <Button icon="notCompliant" isDisabled={save.isPending} onPress={() => setWrong(true)}>
          {t('contact.outcome.wrongNumber')}
        </Button>
      </div>
      <Failure error={save.error} />
      {isWrong && (
        <WrongNumberDialog contact={contact} drillId={drillId} telephone={telephone} onClose={() => setWrong(false)} />
      )}
    </>
  )
}

function Correct({ contact }: Called) {
  const [open, setOpen] = useState<'edit' | 'withdraw' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      <Banner tone="due" quiet>
        {t('contact.drill.isWrong')}
      </Banner>
      <Actions>
        <Button kind="main" onPress={() => setOpen('edit')}>
          {t('contact.drill.correct')}
        </Button>
        <Button kind="quiet" onPress={() => setOpen('withdraw')}>
          {t('contact.withdraw')}
        </Button>
      </Actions>
      {open === 'edit' && <ContactDialog key={contact.version} contact={contact} onClose={close} />}
      {open === 'withdraw' && <WithdrawDialog contact={contact} onClose={close} />}
    </>
  )
}
