import { useState } from 'react'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from './banner.tsx'
import { Button } from './button.tsx'
import { Actions, Dialog } from './dialog.tsx'

type WithdrawButtonProps = { address: string; version: number; label: string /** What it means. */; text: string }

/** Takes something out of use, after saying what that means. */
export function WithdrawButton({ address, version, label, text }: WithdrawButtonProps) {
  const [isOpen, setOpen] = useState(false)
  const withdraw = useAction(() => setOpen(false))
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog title={label} isOpen={isOpen} onClose={() => setOpen(false)} mustAnswer>
        <p>{text}</p>
        <Failure error={withdraw.error} />
        <Actions>
          <Button
            kind="main"
            isPending={withdraw.isPending}
            onPress={() => withdraw.mutate({ address, input: { version } })}
          >
            {label}
          </Button>
          <Button onPress={() => setOpen(false)}>{t('web.cancel')}</Button>
        </Actions>
      </Dialog>
    </>
  )
}
