import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mayEndBoard } from '#domain/watch-board/watch-board.rules.ts'
import type { WatchBoard } from '#domain/watch-board/watch-board.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { useActing } from '#web/platform/rule.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Dialog } from '#web/platform/ui/dialog.tsx'
import { Form } from '#web/platform/ui/form.tsx'
import { FormActions } from '#web/platform/ui/form-actions.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import styles from './boards-dialog.module.css'
import { watchBoardsQuery } from './watch-board.queries.ts'

/** Opens a board on this computer, and ends those that hang elsewhere. */
export function BoardsDialog({ onClose }: { onClose: () => void }) {
  const [place, setPlace] = useState('')
  const [isTried, setTried] = useState(false)
  const open = useAction<WatchBoard>(() => window.location.assign('/watch/board'))
  const isEmpty = place.trim() === ''
  const submit = () => {
    setTried(true)
    if (!isEmpty) open.mutate({ address: '/watch-boards', input: { place } })
  }
  return (
    <Dialog title={t('wall.open')} isOpen onClose={onClose}>
      <Form label={t('wall.open')} onSubmit={submit}>
        <p>{t('wall.openText')}</p>
        <TextField
          label={t('wall.place')}
          description={t('wall.placeText')}
          isRequired
          maxLength={40}
          value={place}
          onChange={setPlace}
          error={isTried && isEmpty ? t('web.required') : null}
        />
        <FormActions action={open} label={t('wall.openHere')} onCancel={onClose} />
      </Form>
      <StandingBoards />
    </Dialog>
  )
}

function StandingBoards() {
  const acting = useActing()
  const { data: boards = [], error } = useQuery(watchBoardsQuery)
  const end = useAction()
  if (boards.length === 0) return <Failure error={error} />
  return (
    <section aria-label={t('wall.standing')}>
      <h3>{t('wall.standing')}</h3>
      <Failure error={end.error} />
      <ul className={styles.boards}>
        {boards.map((board) => (
          <li key={board.id}>
            <span>
              <strong>{board.place}</strong>
              <small>{t('wall.standingText', { name: board.openedByName, at: instantText(board.openedAt) })}</small>
            </span>
            {mayEndBoard(acting, board) && (
              <Button
                aria-label={t('wall.endOf', { place: board.place })}
                onPress={() => end.mutate({ address: `/watch-boards/${board.id}/end`, input: {} })}
              >
                {t('wall.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
