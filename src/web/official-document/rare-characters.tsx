import type { RareCharacter } from '#domain/official-document/official-document.ts'
import { t } from '#web/platform/i18n.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import styles from './official-document.module.css'

/** Kept as they were written, and named, since the receiver's fonts may lack them. */
export function RareCharacters({ characters }: { characters: readonly RareCharacter[] }) {
  if (characters.length === 0) return null
  return (
    <Section title={t('officialDocument.rare')}>
      <p>{t('officialDocument.rareText')}</p>
      <DataTable
        caption={t('officialDocument.rare')}
        rows={characters}
        keyOf={({ codePoint }) => codePoint}
        columns={[
          {
            title: t('officialDocument.character'),
            cell: ({ character }) => <span className={styles.rare}>{character}</span>,
          },
          { title: t('officialDocument.codePoint'), cell: ({ codePoint }) => <code>{codePoint}</code> },
          {
            title: t('officialDocument.inPdf'),
            cell: ({ isShown }) => t(isShown ? 'officialDocument.shown' : 'officialDocument.rareMissing'),
          },
        ]}
      />
    </Section>
  )
}
