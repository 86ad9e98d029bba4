import { useQuery } from '@tanstack/react-query'
import type { LogImport, LogSummary } from '#domain/log-review/log-review.ts'
import { language, t } from '#web/platform/i18n.ts'
import { Facts } from '#web/platform/ui/facts.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { logRulesQuery } from './log-review.queries.ts'
import { logTimeText } from './log-time-text.ts'

type ImportResultProps = { summary: LogSummary } & Pick<LogImport, 'originalSha256'>

const unreadKinds = ['text', 'shape', 'quote', 'time', 'blank'] as const
const encodingNames = [
  ['utf8', 'UTF-8'],
  ['utf16', 'UTF-16'],
  ['big5', 'Big5'],
] as const

/** What became of the lines: none is lost without being told. */
export function ImportResult({ summary, originalSha256 }: ImportResultProps) {
  const { data: rules } = useQuery(logRulesQuery)
  const nameOf = (key: string) => rules?.find((rule) => rule.key === key)?.name[language()] ?? key
  const { lines, from, until, encodings, unread, unreadLines, rules: asked, rulesLeft, rulesTooMany } = summary
  const left = rulesLeft.map(
    ({ key, fields }) => `${nameOf(key)}（${fields.map((field) => t(`logReview.field.${field}`)).join('、')}）`,
  )
  const unreadParts = unreadKinds.flatMap((kind) =>
    unread[kind] > 0 ? t(`logReview.unread.${kind}`, { count: unread[kind] }) : [],
  )
  const encodingParts = encodingNames.flatMap(([key, encoding]) =>
    encodings[key] > 0 ? t('logReview.encodingLines', { encoding, count: encodings[key] }) : [],
  )
  return (
    <Section title={t('logReview.result')}>
      <Facts
        facts={[
          [t('logReview.lines'), t('logReview.linesCount', { count: lines.toLocaleString() })],
          [t('logReview.period'), from && until ? `${logTimeText(from)}～${logTimeText(until)}` : null],
          [t('logReview.unread'), unreadParts.join('、') || t('logReview.unreadNone')],
          [t('logReview.unreadLines'), unreadLines.join('、')],
          [t('logReview.encodings'), encodingParts.join('、')],
          [t('logReview.asked'), t('logReview.askedText', { count: asked.length })],
          [t('logReview.left'), left.join('、')],
          [t('logReview.tooMany'), rulesTooMany.map(nameOf).join('、')],
          [t('logReview.sha256'), <code key="hash">{originalSha256 ?? summary.sha256}</code>],
        ]}
      />
    </Section>
  )
}
