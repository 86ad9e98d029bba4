import { useState } from 'react'
import { PersonSelect } from '#web/confidential-medium/medium-fields.tsx'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { ItemField } from './item-field.tsx'

/** What is in the hand and who stands there are entered, not read off the permit: so they are compared. */
export function HandOutForm({ code, shownHash }: { code: string; shownHash: string }) {
  const [item, setItem] = useState('')
  const [carrierId, setCarrierId] = useState('')
  const [sealNumber, setSealNumber] = useState('')
  const handOut = useAction<unknown>()
  const isReady = item.trim() !== '' && carrierId !== '' && sealNumber.trim() !== ''
  const input = { code, item, carrierId, shownHash, sealNumber }
  return (
    <Form
      label={t('mediaPermit.handOut')}
      onSubmit={() => isReady && handOut.mutate({ address: '/media-permits/hand-out', input })}
    >
      <ItemField value={item} onChange={setItem} />
      <PersonSelect label={t('mediaPermit.whoCame')} value={carrierId} onChange={setCarrierId} />
      <TextField
        label={t('mediaPermit.seal')}
        isRequired
        autoComplete="off"
        maxLength={40}
        value={sealNumber}
        onChange={setSealNumber}
      />
      <Failure error={handOut.error} />
      <Button type="submit" kind="main" wide isDisabled={!isReady} isPending={handOut.isPending}>
        {t('mediaPermit.handOut')}
      </Button>
    </Form>
  )
}
