import type { ChecklistText } from '#domain/checklist/checklist.ts'
import type { Visitor } from '#test/app.ts'

type ItemText = ChecklistText['items'][number]

const item = (key: string, section: string, question: string, more: Partial<ItemText> = {}): ItemText => ({
  key,
  section,
  question,
  grade: 'minor',
  ...more,
})

const sound = [
  { name: 'good', label: '正常' },
  { name: 'bad', label: '故障', fails: true as const },
  { name: 'other', label: '其他' },
]
const keepers = [
  { name: 'guard', label: '保全' },
  { name: 'duty', label: '值日人員' },
  { name: 'police', label: '派出所' },
]

/** A form that asks for an answer of every kind. */
export const formOfEveryKind: ChecklistText = {
  kind: 'own',
  title: '各式題目檢查表',
  version: 1,
  source: '測試用',
  sections: [{ title: '公用電腦', repeats: { least: 1, most: 3 } }],
  items: [
    item('A01', '門窗', '對外門窗均已上鎖', { guidance: '逐一推拉確認，含地下室通往停車場的防火門。' }),
    item('A02', '門窗', '逃生通道暢通'),
    item('A03', '門窗', '鑰匙依清冊點交'),
    item('A04', '門窗', '監視器畫面清晰', { evidence: 'whenNotCompliant' }),
    item('B01', '機房', '機房溫度', { answerKind: 'number', number: { unit: '℃', least: 18, most: 27 } }),
    item('B02', '機房', '不斷電系統狀態', { answerKind: 'choice', choices: sound }),
    item('B03', '機房', '其他狀態請說明', { answerKind: 'text', shownIf: "${B02} = 'other'" }),
    item('B04', '機房', '連假期間的聯絡對象', { answerKind: 'choice', choices: keepers, several: true }),
    item('B05', '機房', '滅火器有效期限', { answerKind: 'date' }),
    item('B06', '機房', '滅火器標籤代碼', {
      answerKind: 'code',
      constraint: { holds: 'string-length(.) >= 4', message: '標籤代碼至少四碼。' },
    }),
    item('P01', '公用電腦', '放置位置', { answerKind: 'text' }),
    item('P02', '公用電腦', '已關機並拔除外接儲存媒體'),
    item('C01', '佐證', '門口現況照片', { answerKind: 'photograph' }),
    item('C02', '佐證', '檢查人簽名', { answerKind: 'signature' }),
    item('C03', '佐證', '溫度與上限的差距', {
      answerKind: 'calculation',
      calculation: '27 - ${B01}',
      number: { unit: '℃' },
    }),
    item('C04', '佐證', '本表送出後由單位主管確認。', { answerKind: 'note' }),
  ],
}

/** As long as the longest that an office fills in: every answer is a look, but each tenth is a measured value. */
export const longForm = (count: number): ChecklistText => ({
  kind: 'own',
  title: `${count} 題檢查表`,
  version: 1,
  source: '測試用',
  items: Array.from({ length: count }, (_, index) =>
    item(
      `L${index}`,
      `第 ${Math.floor(index / 15) + 1} 節`,
      `第 ${index + 1} 個應確認的處所已巡視，門窗、電源與設備均無異狀`,
      {
        guidance: '現場逐一確認後作答。',
        ...(index % 10 === 9 && { answerKind: 'number', number: { unit: '℃', least: 10, most: 35 } }),
      },
    ),
  ),
})

/** Makes a form of the agency's own and puts it in use. */
export async function published(officer: Visitor, content: ChecklistText): Promise<string> {
  const { body: forms } = await officer.get('/checklists')
  const id = crypto.randomUUID()
  const { body: draft } = await officer.post('/checklists', { id, from: { checklistId: forms[0].id } })
  await officer.put(`/checklists/${id}/draft`, { version: draft.version, content })
  const { status, body } = await officer.post(`/checklists/${id}/versions`, content)
  if (status !== 200) throw new Error(`the form was refused: ${JSON.stringify(body)}`)
  return body.versionId
}

/** An inspection of the own unit just begun with it. */
export async function begun(who: Visitor, checklistVersionId: string, answers: object[] = []): Promise<string> {
  const { body: session } = await who.get('/session')
  const id = crypto.randomUUID()
  const { status, body } = await who.put(`/inspections/${id}`, {
    version: 0,
    assignmentId: null,
    unitId: session.person.unitId,
    checklistVersionId,
    readyToSubmit: false,
    answers,
  })
  if (status !== 200) throw new Error(`the inspection was refused: ${JSON.stringify(body)}`)
  return id
}

/** A round that is mostly photographs. */
export const photographForm = (count: number): ChecklistText => ({
  kind: 'own',
  title: '照片紀錄表',
  version: 1,
  source: '測試用',
  items: Array.from({ length: count }, (_, index) =>
    item(`F${index}`, '現場照片', `第 ${index + 1} 區現況照片`, { answerKind: 'photograph' }),
  ),
})
