import { Evidence } from './evidence.tsx'
import type { KindProps } from './question-props.ts'

/** The photograph is the answer. */
export const PhotographAnswer = ({ answer, label, give }: KindProps) => (
  <Evidence
    label={label}
    onlyPictures
    fileIds={answer?.fileIds ?? []}
    onChange={(update) => give((before) => ({ fileIds: update(before.fileIds), verdict: undefined }))}
  />
)
