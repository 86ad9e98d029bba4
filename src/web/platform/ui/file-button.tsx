import { buttonClass } from './button.tsx'
import styles from './file-button.module.css'
import { Icon } from './icons.tsx'

type FileButtonProps = {
  /** What it says, also while it is busy. */
  label: string
  /** Endings or kinds of file. */
  accept: string
  isBusy: boolean
  onChoose: (file: File) => void
}

/** Chooses one file, the same one again too. */
export const FileButton = ({ label, accept, isBusy, onChoose }: FileButtonProps) => (
  <label className={`${buttonClass()} ${styles.chooser}`} aria-disabled={isBusy || undefined}>
    <Icon name="file" />
    {label}
    <input
      type="file"
      accept={accept}
      disabled={isBusy}
      onChange={(event) => {
        const file = event.target.files?.[0]
        event.target.value = ''
        if (file) onChoose(file)
      }}
    />
  </label>
)
