import { newId } from '#server/platform/id.ts'
import { recordSealedMatter } from '#server/sealed-matter/sealed-matter.operations.ts'
import { addSealedEntry, addSealedNotice } from '#server/sealed-matter/sealed-matter-act.operations.ts'
import type { Stage } from './sample-facilities.ts'

/** One sealed matter that ethics has taken up, so that its place is not empty. */
export async function playSealedMatter({ does, inRole, at }: Stage, planId: string): Promise<void> {
  at('2026-02-12T10:10:00+08:00')
  const { id } = await does(inRole('staff', '民政課'), recordSealedMatter, {
    id: newId(),
    planId,
    kinds: ['officialSecretLeak'],
    flags: [],
    cyberSeverity: null,
    what: '密件公文附件的照片出現在社群軟體群組，約有十餘人看過，張貼者已收回。',
    place: '二樓辦公室',
    people: '群組成員，尚未查明',
    source: '群組內的同仁私下告知',
    occurredAt: '2026-02-11T11:30:00.000Z',
    knownAt: '2026-02-12T01:50:00.000Z',
    concernedIds: [],
    fileIds: [],
    isMarkMeant: false,
  })
  const officer = inRole('ethicsOfficer')
  at('2026-02-12T10:40:00+08:00')
  const noted = await does(officer, addSealedEntry, {
    ...{ id, version: 1, kind: 'measure', isMarkMeant: false },
    text: '已請張貼者刪除並保留手機畫面，調閱公文傳閱紀錄。',
  })
  await does(officer, addSealedNotice, {
    ...{ id, version: noted.version, authority: 'superiorEthicsOffice', recipient: '縣政府政風處' },
    ...{ means: 'inPerson', stage: 'first', toldAt: '2026-02-12T02:35:00.000Z', answeredBy: '承辦科員', remark: '' },
  })
}
