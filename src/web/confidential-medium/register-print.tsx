import { useMutation } from '@tanstack/react-query'
import { ConfirmDialog, needsConfirmation } from '#web/approval/confirm-dialog.tsx'
import { callForFile } from '#web/platform/api.ts'
import { t } from '#web/platform/i18n.ts'
import { saveFile } from '#web/platform/save-file.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'

const endings = ['pdf', 'odt']

/** All of it on paper: whoever takes that out shows once more to be the one who signed in. */
export function RegisterPrint() {
  const print = useMutation({
    mutationFn: async (ending: string) =>
      saveFile(await callForFile(`/confidential-media-register.${ending}`), `${t('medium.register.title')}.${ending}`),
  })
  const asksAgain = needsConfirmation(print.error)
  return (
    <>
      {endings.map((ending) => (
        <Button
          key={ending}
          kind="quiet"
          icon="download"
          isPending={print.isPending && print.variables === ending}
          onPress={() => print.mutate(ending)}
        >
          {`${t('medium.part.register')} ${ending.toUpperCase()}`}
        </Button>
      ))}
      {!asksAgain && <Failure error={print.error} />}
      {asksAgain && <ConfirmDialog onConfirmed={() => print.mutate(print.variables!)} onClose={() => print.reset()} />}
    </>
  )
}
