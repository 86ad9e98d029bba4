import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { StaffMember } from '#domain/awareness-campaign/staff-member.ts'
import { t } from '#web/platform/i18n.ts'
import { Failure } from '#web/platform/ui/banner.tsx'
import { Button } from '#web/platform/ui/button.tsx'
import { DataTable } from '#web/platform/ui/data-table.tsx'
import { EmptyState } from '#web/platform/ui/empty-state.tsx'
import { Skeleton } from '#web/platform/ui/skeleton.tsx'
import { membersQuery } from './awareness.queries.ts'
import { MemberDialog } from './member-dialog.tsx'

/** Staff who never sign in. */
export function MemberTable() {
  const { data: members, error } = useQuery(membersQuery)
  const [open, setOpen] = useState<StaffMember | 'new' | null>(null)
  return (
    <>
      <p>{t('awareness.membersText')}</p>
      <div>
        <Button icon="add" onPress={() => setOpen('new')}>
          {t('awareness.addMember')}
        </Button>
      </div>
      <Failure error={error} />
      {!members && !error && <Skeleton />}
      {members?.length === 0 && (
        <EmptyState title={t('awareness.membersEmpty')}>{t('awareness.membersEmptyText')}</EmptyState>
      )}
      {members && members.length > 0 && (
        <DataTable
          caption={t('awareness.part.members')}
          rows={members}
          keyOf={({ id }) => id}
          columns={[
            { title: t('awareness.name'), cell: ({ name }) => name },
            { title: t('awareness.memberTitle'), cell: ({ title }) => title },
            { title: t('awareness.unit'), cell: ({ unitName }) => unitName },
            {
              title: t('awareness.acts'),
              cell: (member) => (
                <Button kind="quiet" onPress={() => setOpen(member)}>
                  {t('web.change')}
                </Button>
              ),
            },
          ]}
        />
      )}
      {open && <MemberDialog member={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  )
}
