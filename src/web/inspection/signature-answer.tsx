import { lazy, Suspense, useContext, useState } from 'react'
import { t } from '#web/platform/i18n.ts'
import { Button } from '#web/platform/ui/button.tsx'
import { Photos } from '#web/platform/ui/photos.tsx'
import { FilesContext, type KindProps, useFiles } from './question-props.ts'
import styles from './signature-answer.module.css'

const SignatureDialog = lazy(() =>
  import('./signature-dialog.tsx').then(({ SignatureDialog: component }) => ({ default: component })),
)

/** Signed with the finger, or by a typed name; signing again replaces it. */
export function SignatureAnswer({ answer, label, give }: KindProps) {
  const hand = useContext(FilesContext)
  const [isSigning, setSigning] = useState(false)
  const files = useFiles(answer?.fileIds ?? [])
  return (
    <div className={styles.signature}>
      <Photos files={files} onRemove={() => give({ fileIds: [] })} />
      <Button isDisabled={!hand} onPress={() => setSigning(true)}>
        {files.length > 0 ? t('signature.again') : t('signature.sign')}
      </Button>
      {isSigning && (
        <Suspense>
          <SignatureDialog
            title={label}
            onClose={() => setSigning(false)}
            onSigned={(file) => {
              hand?.add(file)
              give({ fileIds: [file.id], verdict: undefined })
            }}
          />
        </Suspense>
      )}
    </div>
  )
}
