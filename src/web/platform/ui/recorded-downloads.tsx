import { useMutation } from '@tanstack/react-query'
import { documentFormats } from '#domain/document.ts'
import { callForFile } from '#web/platform/api.ts'
import { saveFile } from '#web/platform/save-file.ts'
import { Failure } from './banner.tsx'
import { Button } from './button.tsx'

type RecordedDownloadsProps = {
  /** Of the paper, without its ending. */
  address: string
  /** Of the files; the buttons bear it where a page has several papers. */
  name: string
  isNamed?: boolean
  /** Where it is no document. */
  endings?: readonly string[]
}

/** One paper in every format, or a file, by an act and not by a link: having it is recorded. */
export function RecordedDownloads({
  address,
  name,
  isNamed = false,
  endings = documentFormats,
}: RecordedDownloadsProps) {
  const download = useMutation({
    mutationFn: async (ending: string) => saveFile(await callForFile(`${address}.${ending}`), `${name}.${ending}`),
  })
  return (
    <>
      {endings.map((ending) => (
        <Button
          key={ending}
          kind="quiet"
          icon="download"
          isPending={download.isPending && download.variables === ending}
          onPress={() => download.mutate(ending)}
        >
          {[isNamed && name, ending.toUpperCase()].filter(Boolean).join(' ')}
        </Button>
      ))}
      <Failure error={download.error} />
    </>
  )
}
