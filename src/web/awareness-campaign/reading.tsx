import { useState } from 'react'
import type {
  AskedQuestion,
  CampaignReading,
  QuizAnswers,
  QuizResult,
} from '#domain/awareness-campaign/awareness-campaign.ts'
import { type Effect, useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { dateText } from '#web/platform/roc-date.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { ChoiceList } from '#web/platform/ui/choice-list.tsx'
import { StateMark } from '#web/platform/ui/state-mark.tsx'
import styles from './awareness.module.css'
import { PieceText } from './piece-text.tsx'

type ReadingProps = {
  reading: CampaignReading
  confirm: Effect
  answer: (answers: QuizAnswers) => Effect
  /** After a try that was not enough: the questions in another order. */
  onAgain: () => void
}

/** One thing on the screen at a time: the pieces, the questions, what came of it. */
export function Reading({ reading, confirm, answer, onAgain }: ReadingProps) {
  const [isAsking, setAsking] = useState(false)
  const [result, setResult] = useState<QuizResult | null>(null)
  if (result)
    return (
      <Outcome
        result={result}
        onAgain={() => {
          setResult(null)
          onAgain()
        }}
      />
    )
  if (reading.isDone) return <Banner tone="done" quiet title={t('awareness.read.done')} />
  if (isAsking) return <Quiz key={reading.tries} questions={reading.questions} answer={answer} onDone={setResult} />
  return <Pieces reading={reading} confirm={confirm} onRead={() => setAsking(true)} />
}

type PiecesProps = { reading: CampaignReading; confirm: Effect; onRead: () => void }

function Pieces({ reading: { pieces, questions }, confirm, onRead }: PiecesProps) {
  const [at, setAt] = useState(0)
  const read = useAction(onRead)
  const piece = pieces[at]!
  const isLast = at === pieces.length - 1
  return (
    <div className={styles.screen}>
      {pieces.length > 1 && (
        <p className={styles.soft}>{t('awareness.read.pieceOf', { at: at + 1, count: pieces.length })}</p>
      )}
      <h2>{piece.title}</h2>
      <PieceText text={piece.text} />
      <p className={styles.soft}>
        {t('awareness.read.source', {
          sources: piece.sources.map(({ title }) => title).join('、'),
          date: dateText(piece.asOf),
        })}
      </p>
      <Failure error={read.error} />
      {isLast ? (
        <Button kind="main" wide isPending={read.isPending} onPress={() => read.mutate(confirm)}>
          {t('awareness.read.confirm', { count: questions.length })}
        </Button>
      ) : (
        <Button kind="main" wide onPress={() => setAt(at + 1)}>
          {t('awareness.read.next')}
        </Button>
      )}
      {at > 0 && (
        <Button wide onPress={() => setAt(at - 1)}>
          {t('awareness.read.back')}
        </Button>
      )}
    </div>
  )
}

type QuizProps = {
  questions: readonly AskedQuestion[]
  answer: (answers: QuizAnswers) => Effect
  onDone: (result: QuizResult) => void
}

/** As they were when the quiz began: nothing changes its place under a finger. */
function Quiz({ questions: asked, answer, onDone }: QuizProps) {
  const [questions] = useState(asked)
  const [at, setAt] = useState(0)
  const [chosen, setChosen] = useState<ReadonlyMap<number, number>>(new Map())
  const send = useAction<QuizResult>(onDone)
  const { question, text, options } = questions[at]!
  const mine = chosen.get(question)
  const isLast = at === questions.length - 1
  const answers = [...chosen].map(([one, option]) => ({ question: one, option }))
  return (
    <div className={styles.screen}>
      <p className={styles.soft}>{t('awareness.read.questionOf', { at: at + 1, count: questions.length })}</p>
      <h2 className={styles.question}>{text}</h2>
      <ChoiceList
        key={question}
        label={text}
        several={false}
        options={options.map((one) => ({ value: String(one.option), label: one.text }))}
        chosen={mine === undefined ? [] : [String(mine)]}
        onChange={([value]) => setChosen(new Map(chosen).set(question, Number(value)))}
      />
      <Failure error={send.error} />
      <Button
        kind="main"
        wide
        isDisabled={mine === undefined}
        isPending={send.isPending}
        onPress={() => (isLast ? send.mutate(answer(answers)) : setAt(at + 1))}
      >
        {t(isLast ? 'awareness.read.send' : 'awareness.read.next')}
      </Button>
      {at > 0 && (
        <Button wide onPress={() => setAt(at - 1)}>
          {t('awareness.read.back')}
        </Button>
      )}
    </div>
  )
}

/** Passed, or again; each answer with why it is so. */
function Outcome({ result, onAgain }: { result: QuizResult; onAgain: () => void }) {
  const { isPassed, rightCount, questionCount, passPercent, answers } = result
  return (
    <div className={styles.screen}>
      <Banner tone={isPassed ? 'done' : 'due'} title={t(isPassed ? 'awareness.read.passed' : 'awareness.read.failed')}>
        {t('awareness.read.rightOf', { right: rightCount, count: questionCount, percent: passPercent })}
      </Banner>
      <ol className={styles.questions}>
        {answers.map((one) => (
          <li key={one.text}>
            <p>{one.text}</p>
            <p>
              <StateMark tone={one.isRight ? 'done' : 'late'}>
                {t(one.isRight ? 'awareness.read.right' : 'awareness.read.wrong', { chosen: one.chosen })}
              </StateMark>
            </p>
            {!one.isRight && <p className={styles.right}>{t('awareness.read.rightIs', { right: one.right })}</p>}
            <p className={styles.soft}>{one.explanation}</p>
          </li>
        ))}
      </ol>
      {!isPassed && (
        <Button kind="main" wide onPress={onAgain}>
          {t('awareness.read.again')}
        </Button>
      )}
    </div>
  )
}
