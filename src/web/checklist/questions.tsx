import { nameOf, t } from '#web/platform/i18n.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import styles from './catalogue.module.css'
import type { Content } from './editing.ts'
import { itemTitle, sectionTitle } from './words.ts'

/** The questions of a form, to read. */
export const Questions = ({ content }: { content: Content }) => (
  <>
    {content.source && <p className={styles.soft}>{content.source}</p>}
    <DataTable
      caption={content.title}
      rows={content.items}
      keyOf={({ key }) => key}
      columns={[
        { title: t('checklist.questions.key'), cell: ({ key }) => key },
        {
          title: t('checklist.field.section'),
          cell: ({ section, sectionEn }) => sectionTitle({ title: section, titleEn: sectionEn }),
        },
        { title: t('checklist.field.question'), cell: itemTitle },
        { title: t('checklist.field.answerKind'), cell: (item) => nameOf('checklist.answerKind', item.answerKind) },
        { title: t('checklist.field.grade'), cell: ({ grade }) => nameOf('grade', grade) },
      ]}
    />
  </>
)
