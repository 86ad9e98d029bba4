import { useState } from 'react'
import { itemsOf, type RoomDay } from '#domain/off-duty-check/off-duty-check.rules.ts'
import type { OffDutyBoard, OffDutyItem } from '#domain/off-duty-check/off-duty-check.ts'
import { t } from '#web/platform/i18n.ts'
import { Banner } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { ItemLine } from './item-line.tsx'
import styles from './off-duty-check.module.css'
import { useAnswers } from './use-answers.ts'
import type { Answers, useClose } from './use-close.ts'

type Answer = Answers[number]
type CloseRoomProps = { board: OffDutyBoard; day: RoomDay; closing: ReturnType<typeof useClose> }

const isEmpty = ({ wrong, fileIds }: Answer): boolean => wrong === null && fileIds.length === 0

/** What is still owed of an item before the room can be closed. */
function owedOf({ photograph, text }: OffDutyItem, answer: Answer | undefined): string | null {
  if (answer?.wrong) return answer.wrong.note.trim() === '' ? t('web.required') : null
  const isBare = photograph && (answer?.fileIds.length ?? 0) === 0
  return isBare ? t('problem.offDutyCheck.photograph_missing', { item: text }) : null
}

/** Everything that is looked at, seen before one tap says that all of it is in order. */
export function CloseRoom({ board, day: { room, closings }, closing }: CloseRoomProps) {
  const kept = useAnswers(`offDuty.${room.pointId}.${board.date}.${closings.length}`)
  const [isTried, setTried] = useState(false)
  if (!kept.answers) return null
  const items = itemsOf(room.items, board.round)
  const keys = new Set(items.map(({ key }) => key))
  const answers = kept.answers.filter(({ itemKey }) => keys.has(itemKey))
  const answerOf = (key: string) => answers.find(({ itemKey }) => itemKey === key)
  const put = (answer: Answer) => {
    const others = answers.filter(({ itemKey }) => itemKey !== answer.itemKey)
    void kept.keep(isEmpty(answer) ? others : [...others, answer])
  }
  const isOwed = items.some((item) => owedOf(item, answerOf(item.key)))
  const close = () => {
    setTried(true)
    if (!isOwed) closing.close(answers, kept.forget)
  }
  const wrong = answers.filter((answer) => answer.wrong).length
  return (
    <>
      <ul className={styles.items}>
        {items.map((item) => (
          <ItemLine
            key={item.key}
            item={item}
            answer={answerOf(item.key) ?? { itemKey: item.key, wrong: null, fileIds: [] }}
            error={isTried ? owedOf(item, answerOf(item.key)) : null}
            onChange={put}
          />
        ))}
      </ul>
      {isTried && isOwed && <Banner tone="late">{t('offDutyCheck.stillOwed')}</Banner>}
      <Button kind="main" wide icon="done" isPending={closing.isPending} onPress={close}>
        {wrong === 0 ? t('offDutyCheck.closeAll') : t('offDutyCheck.closeBut', { count: wrong })}
      </Button>
    </>
  )
}
