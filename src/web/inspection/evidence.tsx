import { useContext } from 'react'
import type { StoredFile } from '#domain/file/file.ts'
import { FilePicker } from '#web/platform/ui/file-picker.tsx'
import { FilesContext, useFiles } from './question-props.ts'

type EvidenceProps = {
  label: string
  fileIds: readonly string[]
  onlyPictures?: boolean
  onChange: (update: (fileIds: string[]) => string[]) => void
}

/** Photographs and papers of an answer. */
export function Evidence({ label, fileIds, onlyPictures, onChange }: EvidenceProps) {
  const hand = useContext(FilesContext)
  const files = useFiles(fileIds)
  const add = (file: StoredFile) => hand?.add(file)
  return (
    <FilePicker
      label={label}
      files={files}
      isDisabled={!hand}
      {...(onlyPictures && { onlyPictures })}
      onAdd={(file) => {
        add(file)
        onChange((ids) => [...ids, file.id])
      }}
      onRemove={(removed) => onChange((ids) => ids.filter((id) => id !== removed))}
      onReplace={(replaced, file) => {
        add(file)
        onChange((ids) => ids.map((id) => (id === replaced ? file.id : id)))
      }}
    />
  )
}
