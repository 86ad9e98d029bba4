import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useAction } from '#web/platform/action.ts'
import { t } from '#web/platform/i18n.ts'
import { instantText } from '#web/platform/roc-date.ts'
import { Banner, Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { Actions } from '#web/platform/ui/dialog.tsx'
import { Section } from '#web/platform/ui/page.tsx'
import { TextField } from '#web/platform/ui/text-field.tsx'
import { ownRosterQuery } from './roster.queries.ts'

/** An address for calendars, shown once: only its hash is kept. */
export function Feed({ isOffice }: { isOffice: boolean }) {
  const { data } = useQuery(ownRosterQuery)
  const [address, setAddress] = useState('')
  const make = useAction<{ path: string }>(({ path }) => setAddress(`${window.location.origin}${path}`))
  const revoke = useAction(() => setAddress(''))
  const since = isOffice ? data?.officeFeedSince : data?.feedSince
  const input = { isOffice }
  return (
    <Section title={t(isOffice ? 'roster.feed.office' : 'roster.feed.own')}>
      <p>{t('roster.feed.text')}</p>
      {since && <p>{t('roster.feed.since', { at: instantText(since) })}</p>}
      {address && (
        <>
          <Banner tone="due">{t('roster.feed.once')}</Banner>
          <TextField label={t('roster.feed.address')} isReadOnly value={address} onChange={() => undefined} />
        </>
      )}
      <Failure error={make.error ?? revoke.error} />
      <Actions>
        <Button isPending={make.isPending} onPress={() => make.mutate({ address: '/roster-feeds', input })}>
          {t(since ? 'roster.feed.renew' : 'roster.feed.make')}
        </Button>
        {since && (
          <Button
            isPending={revoke.isPending}
            onPress={() => revoke.mutate({ address: '/roster-feeds/revoke', input })}
          >
            {t('roster.feed.revoke')}
          </Button>
        )}
      </Actions>
    </Section>
  )
}
