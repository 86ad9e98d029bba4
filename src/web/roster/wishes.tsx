import { useState } from 'react'
import { type Wish, WishKind, WishReason } from '#domain/roster/wish.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { useSession } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DateField } from '#web/platform/ui/date-field.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import styles from './roster.module.css'

/** When this person would like to be on duty, would rather not, or cannot. */
export function Wishes({ wishes }: { wishes: readonly Wish[] }) {
  const [isNoting, setNoting] = useState(false)
  const withdraw = useAction()
  return (
    <Section
      title={t('wish.title')}
      aside={
        <Button icon="add" onPress={() => setNoting(true)}>
          {t('wish.note')}
        </Button>
      }
    >
      <p className={styles.soft}>{t('wish.text')}</p>
      <Failure error={withdraw.error} />
      <ul className={styles.rows}>
        {wishes.map(({ id, kind, from, until, reason }) => (
          <li key={id}>
            <strong>{t(`wish.kind.${kind}`)}</strong>
            <span>{from === until ? dateText(from) : `${dateText(from)}–${dateText(until)}`}</span>
            <span className={`${styles.soft} ${styles.grow}`}>{t(`wish.reason.${reason}`)}</span>
            <Button kind="quiet" onPress={() => withdraw.mutate({ address: `/duty-wishes/${id}/withdraw`, input: {} })}>
              {t('wish.withdraw')}
            </Button>
          </li>
        ))}
      </ul>
      {isNoting && <WishDialog onClose={() => setNoting(false)} />}
    </Section>
  )
}

function WishDialog({ onClose }: { onClose: () => void }) {
  const { person, today } = useSession()
  const [wish, setWish] = useState({
    ...{ id: newId(), personId: person.id, from: today, until: today },
    ...{ kind: 'cannot' as WishKind, reason: 'leave' as WishReason },
  })
  const note = useAction(onClose)
  const put = (changes: Partial<typeof wish>) => setWish({ ...wish, ...changes })
  return (
    <Dialog title={t('wish.note')} isOpen onClose={onClose}>
      <Form label={t('wish.note')} onSubmit={() => note.mutate({ address: '/duty-wishes', input: wish })}>
        <Select
          label={t('wish.what')}
          value={wish.kind}
          options={WishKind.options.map((value) => ({ value, label: t(`wish.kind.${value}`) }))}
          onChange={(kind) => put({ kind: kind as WishKind })}
        />
        <DateField
          label={t('wish.from')}
          isRequired
          value={wish.from}
          onChange={(from) => from && put({ from, until: [wish.until, from].toSorted()[1]! })}
        />
        <DateField
          label={t('wish.until')}
          isRequired
          value={wish.until}
          onChange={(until) => until && put({ until })}
        />
        <Select
          label={t('wish.why')}
          description={t('wish.whyText')}
          value={wish.reason}
          options={WishReason.options.map((value) => ({ value, label: t(`wish.reason.${value}`) }))}
          onChange={(reason) => put({ reason: reason as WishReason })}
        />
        <Failure error={note.error} />
        <Actions>
          <Button type="submit" kind="main" isPending={note.isPending}>
            {t('web.save')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
