import { useState } from 'react'
import { answersFor, checkWitness } from '#domain/confidential-medium/confidential-medium.rules.ts'
import { DestructionMethod, type Medium } from '#domain/confidential-medium/confidential-medium.ts'
import { ConfirmDialog, needsConfirmation } from '#web/approval/confirm-dialog.tsx'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { newId } from '#web/platform/new-id.ts'
import { isAllowed, useActing } from '#web/platform/rule.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { Select } from '#web/platform/ui/select.tsx'
import { PersonSelect } from './medium-fields.tsx'

/** It waits for the one who has seen it. */
export function Destruction({ medium }: { medium: Medium }) {
  const actor = useActing()
  const confirm = useAction<unknown>()
  const drop = useAction<unknown>()
  const { id, version, destruction } = medium
  if (!destruction) return null
  const { askedByName: name, witnessName: witness, method } = destruction
  const address = `/confidential-media/${id}/destruction`
  const asksAgain = needsConfirmation(confirm.error)
  return (
    <>
      <Banner tone="due">
        {t('medium.destructionWaiting', { name, witness, method: t(`medium.method.${method}`) })}
      </Banner>
      {!asksAgain && <Failure error={confirm.error ?? drop.error} />}
      <Actions>
        {isAllowed(() => checkWitness(actor, medium)) && (
          <Button
            kind="main"
            isPending={confirm.isPending}
            onPress={() => confirm.mutate({ address: `${address}/confirm`, input: { version } })}
          >
            {t('medium.witnessed')}
          </Button>
        )}
        {answersFor(actor, medium) && (
          <Button
            kind="quiet"
            isPending={drop.isPending}
            onPress={() => drop.mutate({ address: `${address}/drop`, input: { version } })}
          >
            {t('medium.dropDestruction')}
          </Button>
        )}
      </Actions>
      {asksAgain && (
        <ConfirmDialog onConfirmed={() => confirm.mutate(confirm.variables!)} onClose={() => confirm.reset()} />
      )}
    </>
  )
}

export function DestroyDialog({ medium: { id, version, kind }, onClose }: { medium: Medium; onClose: () => void }) {
  const { personId } = useActing()
  const [method, setMethod] = useState<DestructionMethod>(kind === 'paper' ? 'shredded' : 'crushed')
  const [witnessId, setWitnessId] = useState('')
  const [destructionId] = useState(newId)
  const ask = useAction<unknown>(onClose)
  const input = { version, destructionId, method, witnessId }
  return (
    <Dialog title={t('medium.destroy')} isOpen onClose={onClose}>
      <Form
        label={t('medium.destroy')}
        onSubmit={() => witnessId && ask.mutate({ address: `/confidential-media/${id}/destruction`, input })}
      >
        <p>{t('medium.destroyLead')}</p>
        <Select
          label={t('medium.method')}
          value={method}
          options={DestructionMethod.options.map((value) => ({ value, label: t(`medium.method.${value}`) }))}
          onChange={(value) => setMethod(value as DestructionMethod)}
        />
        <PersonSelect label={t('medium.witness')} value={witnessId} onChange={setWitnessId} without={[personId]} />
        <Failure error={ask.error} />
        <Actions>
          <Button type="submit" kind="main" isDisabled={witnessId === ''} isPending={ask.isPending}>
            {t('medium.destroy')}
          </Button>
          <Button onPress={onClose}>{t('web.cancel')}</Button>
        </Actions>
      </Form>
    </Dialog>
  )
}
