import type { MeetingDraft } from '#domain/meeting/meeting-acts.ts'
import { inviteToMeeting, planMeeting, proposeItem } from '#server/meeting/meeting.operations.ts'
import { beginMeeting, endMeeting, tickAttendance } from '#server/meeting/meeting-course.operations.ts'
import { closeMinutes, keepMinutes } from '#server/meeting/minutes.operations.ts'
import { reportResolution } from '#server/meeting/resolution.operations.ts'
import { newId } from '#server/platform/id.ts'
import { playApproval } from './sample-approval.ts'
import type { Stage } from './sample-facilities.ts'

/** A security meeting that was held and signed: of its two resolutions one is reported, one is open. Another is to come. */
export async function playMeeting(stage: Stage, planId: string): Promise<void> {
  const { does, inRole, at, unitIds } = stage
  const officer = inRole('ethicsOfficer')
  const head = inRole('agencyHead')
  const [welfare, works] = [inRole('unitHead', '社會課'), inRole('unitHead', '建設課')]
  const planned = (day: string, title: string): MeetingDraft => ({
    ...{ id: newId(), version: 0, kind: 'security', classification: 'none', title, place: '三樓會議室', planId },
    startsAt: new Date(`${day}T14:00:00+08:00`).toISOString(),
    endsAt: new Date(`${day}T15:00:00+08:00`).toISOString(),
    ...{ chairId: head.personId, recorderId: officer.personId, agenda: null, changeReason: '' },
    invitees: [
      ...['社會課', '建設課'].map((name) => ({
        ...{ id: newId(), personId: null, unitId: unitIds.get(name)!, name: '', isObserver: false },
      })),
      { id: newId(), personId: null, unitId: null, name: '禾埔分駐所', isObserver: true },
    ],
  })

  at('2026-02-09T09:00:00+08:00')
  const held = planned('2026-02-12', '春節前安全維護會報')
  const { id } = held
  await does(officer, planMeeting, held)
  await does(officer, inviteToMeeting, { id })
  const itemId = newId()
  await does(welfare, proposeItem, {
    ...{ id, itemId, title: '老人文康中心春節期間門禁' },
    text: '春節期間中心無人留守，後門僅有掛鎖。',
  })
  at('2026-02-12T14:00:00+08:00')
  await does(officer, beginMeeting, { id })
  for (const invitee of held.invitees)
    await does(officer, tickAttendance, {
      ...{ id, inviteeId: invitee.id, hasCome: true, deputyId: null, deputyName: '' },
    })
  const [lock, ladder] = [newId(), newId()]
  await does(officer, keepMinutes, {
    ...{ id, version: 0 },
    minutes: {
      opening: '連假將至，請各單位主管親自確認門禁與值勤安排。',
      items: [
        {
          ...{ itemId, discussion: '建設課有備用門鎖，可於連假前換裝。' },
          resolutions: [
            {
              ...{ id: lock, text: '老人文康中心後門換裝門鎖，鑰匙由值勤人員保管。', personId: null },
              ...{ unitId: unitIds.get('社會課')!, dueDate: '2026-02-13' },
            },
          ],
        },
      ],
      motions: {
        discussion: '分駐所提醒：停車場西側圍牆邊堆放梯具，易遭攀爬。',
        resolutions: [
          {
            ...{ id: ladder, text: '停車場西側梯具移入庫房並上鎖。', personId: null },
            ...{ unitId: unitIds.get('建設課')!, dueDate: '2026-02-14' },
          },
        ],
      },
      ruling: '請依決議期限辦理，下次會報逐項檢討。',
    },
  })
  at('2026-02-12T15:00:00+08:00')
  await does(officer, endMeeting, { id })
  await does(officer, closeMinutes, { id })
  await playApproval(stage, 'minutes', id)
  at('2026-02-13T09:00:00+08:00')
  await does(welfare, reportResolution, {
    ...{ id: lock, stepId: newId(), note: '已換裝門鎖，鑰匙二支交值勤人員簽收。', fileIds: [] },
  })
  const coming = planned('2026-02-26', '春節後安全維護檢討會報')
  await does(officer, planMeeting, coming)
  await does(works, proposeItem, {
    ...{ id: coming.id, itemId: newId(), title: '收假後圍籬檢修經費' },
    text: '西側圍籬多處鬆動，擬於收假後辦理檢修。',
  })
}
