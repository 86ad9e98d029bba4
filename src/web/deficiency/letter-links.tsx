import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { buttonClass } from '#web/platform/ui/button.tsx'
import { Icon } from '#web/platform/ui/icons.tsx'

const kinds = ['report', 'handOver'] as const
const endings = ['odt', 'pdf'] as const

/** The memorandum to the head and the letter to the unit, to be filed and sent on paper. */
export function LetterLinks({ ids }: { ids: readonly string[] }) {
  const may = useMay()
  if (!may('deficiency.letter')) return null
  return kinds.flatMap((kind) =>
    endings.map((ending) => (
      <a
        key={`${kind}-${ending}`}
        className={buttonClass('quiet')}
        href={`/api/deficiencies/letter.${ending}?kind=${kind}&ids=${ids.join(',')}`}
        download
      >
        <Icon name="download" />
        {t(`deficiency.letter.${kind}`, { format: ending.toUpperCase() })}
      </a>
    )),
  )
}
