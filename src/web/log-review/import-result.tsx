import { useQuery } from '@tanstack/react-query'
import type { LogImport, LogSummary } from '#domain/log-review/log-review.ts'
import { language, t } from '#web/platform/i18n.ts'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { logRulesQuery } from './log-review.queries.ts'
import { logTimeText } from './log-time-text.ts'

type ImportResultProps = { summary: LogSummary } & Pick<LogImport, 'originalSha256'>

/** What became of the lines: none is lost without being told. */
export function ImportResult({ summary, originalSha256 }: ImportResultProps) {
  const { data: rules } = useQuery(logRulesQuery)
  const nameOf = (key: string) => rules?.find((rule) => rule.key === key)?.name[language()] ?? key
  const { lines, from, until, encodings, unread, unreadLines, rules: asked, rulesLeft, rulesTooMany } = summary
  const left = rulesLeft.map(
    ({ key, fields }) => `${nameOf(key)}（${fields.map((field) => t(`logReview.field.${field}`)).join('、')}）`,
  )
  return (
    <Section title={t('logReview.result')}>
      <Facts
        facts={[
          [t('logReview.lines'), t('logReview.linesCount', { count: lines.toLocaleString() })],
          [t('logReview.period'), from && until ? `${logTimeText(from)}～${logTimeText(until)}` : null],
          [t('logReview.unread'), t('logReview.unreadText', unread)],
          [t('logReview.unreadLines'), unreadLines.join('、')],
          [t('logReview.encodings'), t('logReview.encodingsText', encodings)],
          [t('logReview.asked'), t('logReview.askedText', { count: asked.length })],
          [t('logReview.left'), left.join('、')],
          [t('logReview.tooMany'), rulesTooMany.map(nameOf).join('、')],
          [t('logReview.sha256'), <code key="hash">{originalSha256 ?? summary.sha256}</code>],
        ]}
      />
    </Section>
  )
}
