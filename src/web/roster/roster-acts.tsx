import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Roster } from '#domain/roster/roster.ts'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { useMay } from '#web/platform/session.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions, Dialog } from '#web/platform/ui/dialog.tsx'
import { RecordedDownloads } from '#web/platform/ui/recorded-downloads.tsx'

/** What may be done with the whole of it. */
export function RosterActs({ roster }: { roster: Roster }) {
  if (roster.publishedAt) return <Printing roster={roster} />
  return <Making roster={roster} />
}

function Printing({ roster }: { roster: Roster }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t('roster.print')}</Button>
      <Dialog title={t('roster.print')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{t('roster.printText')}</p>
        <RecordedDownloads address={`/rosters/${roster.id}/duty-list`} name={t('roster.document.title')} />
        <Actions>
          <Button onPress={() => setOpen(false)}>{t('web.close')}</Button>
        </Actions>
      </Dialog>
    </>
  )
}

type Asked = 'publish' | 'discard'

function Making({ roster: { id, version, gaps, bookings } }: { roster: Roster }) {
  const may = useMay()
  const navigate = useNavigate()
  const [asked, setAsked] = useState<Asked | null>(null)
  const propose = useAction()
  const finish = useAction(() => {
    setAsked(null)
    if (asked === 'discard') void navigate({ to: '/watch/roster' })
  })
  const does = (step: string) => ({ address: `/rosters/${id}/${step}`, input: { version } })
  return (
    <>
      <Button
        kind={bookings.length === 0 ? 'main' : undefined}
        isPending={propose.isPending}
        onPress={() => propose.mutate(does('proposal'))}
      >
        {t(bookings.length === 0 ? 'roster.propose' : 'roster.proposeAgain')}
      </Button>
      {bookings.length > 0 && (
        <Button kind="main" onPress={() => setAsked('publish')}>
          {t('roster.publish')}
        </Button>
      )}
      {may('roster.discard') && (
        <Button kind="quiet" onPress={() => setAsked('discard')}>
          {t('roster.discard')}
        </Button>
      )}
      <Failure error={propose.error} />
      <Dialog
        title={t(`roster.${asked ?? 'publish'}`)}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        mustAnswer
      >
        <p>{t(asked === 'discard' ? 'roster.discardText' : 'roster.publishText')}</p>
        {asked === 'publish' && gaps.length > 0 && <p>{t('roster.publishGaps', { count: gaps.length })}</p>}
        <Failure error={finish.error} />
        <Actions>
          <Button kind="main" isPending={finish.isPending} onPress={() => asked && finish.mutate(does(asked))}>
            {t(`roster.${asked ?? 'publish'}`)}
          </Button>
          <Button onPress={() => setAsked(null)}>{t('web.cancel')}</Button>
        </Actions>
      </Dialog>
    </>
  )
}
