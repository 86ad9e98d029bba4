import { Link } from '@tanstack/react-router'
import type { ClauseComparison, NotDone, OutcomeReport } from '#domain/outcome-report/outcome-report.ts'
import { nameOf, t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { Photos } from '#web/platform/ui/photos.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './outcome-report.module.css'

type Part = { report: OutcomeReport }

/** The sections as they will stand in the document. */
export const Texts = ({ report: { sections } }: Part) =>
  sections.length > 0 && (
    <Section title={t('outcome.byText')}>
      <dl className={styles.texts}>
        {sections.map(({ key, proposal, text }) => (
          <div key={key}>
            <dt>{nameOf('outcome.section', key)}</dt>
            <dd className={styles.prose}>{text ?? proposal}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )

const partText = (part: ClauseComparison['now']): string =>
  part ? `${part.done}／${part.owed}` : t('outcome.lastYear.none')

export const LastYear = ({ report: { lastYear } }: Part) =>
  lastYear && (
    <Section title={t('outcome.lastYear.title', { plan: lastYear.title })}>
      <DataTable
        caption={t('outcome.lastYear.title', { plan: lastYear.title })}
        rows={lastYear.clauses}
        keyOf={({ label, now }) => `${label} ${now === null}`}
        columns={[
          { title: t('outcome.ordered.clause'), cell: ({ label, name }) => `${label}　${name}` },
          { title: t('outcome.lastYear.before'), cell: ({ before }) => partText(before), align: 'end' },
          { title: t('outcome.lastYear.now'), cell: ({ now }) => partText(now), align: 'end' },
        ]}
      />
    </Section>
  )

/** A longer list is opened by whoever wants it. */
const openUpTo = 20

const NotDoneLink = ({ one: { kind, id, name } }: { one: NotDone }) =>
  kind === 'assignment' ? (
    <Link to="/assignments/$assignmentId" params={{ assignmentId: id }}>
      {name}
    </Link>
  ) : (
    <Link to="/deficiencies/$deficiencyId" params={{ deficiencyId: id }}>
      {name}
    </Link>
  )

export const NotDoneList = ({ report: { notDone } }: Part) =>
  notDone.length > 0 && (
    <Section title={t('outcome.notDone.title')}>
      <details className={styles.folded} open={notDone.length <= openUpTo}>
        <summary>{t('outcome.notDone.count', { count: notDone.length })}</summary>
        <DataTable
          caption={t('outcome.notDone.title')}
          rows={notDone}
          keyOf={({ id }) => id}
          columns={[
            { title: t('outcome.notDone.what'), cell: (one) => <NotDoneLink one={one} /> },
            { title: t('outcome.unit'), cell: ({ unitName }) => unitName },
            { title: t('outcome.notDone.due'), cell: ({ dueDate }) => dateText(dueDate) },
            {
              title: t('outcome.notDone.reason'),
              cell: ({ reason }) => reason ?? <StateMark tone="late">{t('outcome.reasons.missing')}</StateMark>,
            },
          ]}
        />
      </details>
    </Section>
  )

export const Photographs = ({ report: { photographs } }: Part) =>
  photographs.length > 0 && (
    <Section title={t('outcome.byPhotographs')}>
      {photographs.map(({ caption, files }, index) => (
        <figure key={files.map(({ id }) => id).join()} className={styles.photograph}>
          <Photos large files={files} />
          <figcaption>
            {caption ||
              t(files.length > 1 ? 'outcome.photograph.pair' : 'outcome.photograph.one', { number: index + 1 })}
          </figcaption>
        </figure>
      ))}
    </Section>
  )
