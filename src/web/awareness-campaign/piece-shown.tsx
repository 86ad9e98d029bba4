import { Link } from '@tanstack/react-router'
import type { SentPiece } from '#domain/awareness-campaign/awareness-campaign.ts'
import type { PieceSource } from '#domain/awareness-campaign/awareness-piece.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import styles from './awareness.module.css'
import { PieceText } from './piece-text.tsx'

/** A piece as it is read, and its questions with what is right. */
export const PieceShown = ({
  piece: { text, asOf, sources, questions },
}: {
  piece: Omit<SentPiece, 'key' | 'number'>
}) => (
  <div className={styles.piece}>
    <PieceText text={text} />
    <p className={styles.soft}>
      {t('awareness.asOf', { date: dateText(asOf) })}
      {sources.map((source) => (
        <span key={source.title}>
          {t('web.comma')}
          <Source source={source} />
        </span>
      ))}
    </p>
    <ol className={styles.questions}>
      {questions.map((question) => (
        <li key={question.text}>
          <p>{question.text}</p>
          <ul>
            {question.options.map((option, at) => (
              <li key={option} className={at === question.right ? styles.right : undefined}>
                {option}
                {at === question.right && t('awareness.isRight')}
              </li>
            ))}
          </ul>
          <p className={styles.soft}>{question.explanation}</p>
        </li>
      ))}
    </ol>
  </div>
)

function Source({ source: { title, address, lawKey } }: { source: PieceSource }) {
  if (lawKey)
    return (
      <Link to="/laws/$lawKey" params={{ lawKey }}>
        {title}
      </Link>
    )
  if (address)
    return (
      <a href={address} target="_blank" rel="noreferrer">
        {title}
      </a>
    )
  return title
}
