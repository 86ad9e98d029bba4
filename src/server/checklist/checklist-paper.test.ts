import { describe, expect, test } from 'vitest'
import type { Answer, ChecklistText } from '#domain/checklist/checklist.ts'
import { newId } from '#server/platform/id.ts'
import { testApp } from '#test/app.ts'
import { makeAnswer } from '#test/forms.ts'
import { testChecklist } from '#test/make.ts'

const { as, home, other } = await testApp()
const unitId = home.unitIds.get('行政室')!

/** One question of each kind that is answered by hand, and a section for each object. */
const manifold: ChecklistText = {
  ...{ kind: 'own', title: '伺服器機房巡檢表', version: 1, source: '本機關' },
  sections: [{ title: '每一台主機', repeats: { least: 1, most: 5 } }],
  items: [
    {
      key: 'heat',
      section: '環境',
      question: '室溫',
      grade: 'minor',
      answerKind: 'number',
      number: { unit: '°C', most: 28 },
    },
    {
      ...{ key: 'power', section: '環境', question: '供電', grade: 'minor', answerKind: 'choice' },
      choices: [
        { name: 'mains', label: '市電' },
        { name: 'generator', label: '發電機', fails: true },
      ],
    },
    {
      key: 'why',
      section: '環境',
      question: '改用發電機的原因',
      grade: 'minor',
      answerKind: 'text',
      shownIf: "${power} = 'generator'",
    },
    { key: 'light', section: '每一台主機', question: '燈號正常', grade: 'major' },
    {
      key: 'signed',
      section: '簽名',
      question: '巡檢人簽名',
      grade: 'minor',
      answerKind: 'signature',
      required: false,
    },
  ],
}

async function published(): Promise<{ id: string; versionId: string }> {
  const officer = await as('ethicsOfficer')
  const id = newId()
  const checklistId = (await officer.get('/checklists')).body[0].id
  const { version } = (await officer.post('/checklists', { id, from: { checklistId } })).body
  const saved = await officer.put(`/checklists/${id}/draft`, { version, content: manifold })
  expect(saved.status, JSON.stringify(saved.body)).toBe(200)
  const { status, body } = await officer.post(`/checklists/${id}/versions`, manifold)
  expect(status, JSON.stringify(body)).toBe(200)
  return { id, versionId: body.versionId }
}

const textOf = async (address: string, who = 'staff'): Promise<string[]> => {
  const { status, body } = await (await as(who)).get(`${address}.txt`)
  expect(status, JSON.stringify(body)).toBe(200)
  return String(body).split('\n')
}

describe('a blank form', () => {
  test('has a box for each verdict, room for every other answer, and what repeats once', async () => {
    const { id } = await published()
    const lines = await textOf(`/checklists/${id}/form`)
    expect(lines).toContain('項次\t檢查項目\t符合\t不符合\t不適用\t檢查情形')
    expect(lines).toContain('1\t室溫\t\t\t□\t＿＿＿°C')
    expect(lines).toContain('2\t供電\t\t\t□\t□市電　□發電機')
    expect(lines).toContain('3\t改用發電機的原因\t\t\t□\t')
    expect(lines).toContain('每一台主機（每件各填一份）')
    expect(lines).toContain('4\t燈號正常\t□\t□\t□\t')
    expect(lines).toContain('5\t巡檢人簽名\t\t\t□\t（簽名）')
    expect(lines.at(-1)).toBe('補登請掃描')
  })

  test('is one of those on offer', async () => {
    const { id } = await published()
    await (await as('ethicsOfficer')).post(`/checklists/${id}/withdraw`)
    expect((await (await as('staff')).get(`/checklists/${id}/form.pdf`)).body.code).toBe('checklist.withdrawn')
    expect((await (await as('staff')).get(`/checklists/${newId()}/form.pdf`)).status).toBe(404)
  })
})

describe('a form that was filled in', () => {
  const begun = async (versionId: string, answers: Answer[]): Promise<string> => {
    const id = newId()
    const saved = await (await as('staff')).put(`/inspections/${id}`, {
      ...{ version: 0, assignmentId: null, unitId, checklistVersionId: versionId, readyToSubmit: false, answers },
    })
    expect(saved.status, JSON.stringify(saved.body)).toBe(200)
    return id
  }

  test('says what was answered, of each object, and nothing that was not asked', async () => {
    const { versionId } = await published()
    const id = await begun(versionId, [
      { itemKey: 'heat', value: 31, note: '冷氣故障', fileIds: [] },
      { itemKey: 'power', value: 'mains', fileIds: [] },
      { itemKey: 'light', at: 0, verdict: 'compliant', fileIds: [] },
      {
        itemKey: 'light',
        at: 1,
        verdict: 'notCompliant',
        note: '硬碟亮紅燈',
        fileIds: [],
        fixed: { description: '換上備品', fileIds: [] },
      },
    ])
    const lines = await textOf(`/inspections/${id}/form`)
    expect(lines).toContain('受檢單位：行政室')
    expect(lines).toContain('送出：尚未送出')
    expect(lines.join('\n')).toContain('1\t室溫\t\t■\t\t31 °C\n冷氣故障')
    expect(lines).toContain('2\t供電\t■\t\t\t市電')
    expect(lines.join('\n')).not.toContain('改用發電機的原因')
    expect(lines).toContain('每一台主機　第 2 件')
    expect(lines.join('\n')).toContain('4\t燈號正常\t□\t■\t□\t硬碟亮紅燈\n當場改善完成：換上備品')
    expect(lines).toContain('5\t巡檢人簽名\t\t\t\t未作答')
  })

  test('names who handed it in and when, in every format', async () => {
    const answers = testChecklist.items.map(({ key }) => makeAnswer(key))
    const id = newId()
    const checklistVersionId = home.checklistVersionIds.get('agencySecurity')!
    const head = await as('unitHead')
    const given = { version: 0, assignmentId: null, unitId, checklistVersionId, answers }
    expect((await head.post(`/inspections/${id}/submit`, given)).status).toBe(200)
    expect((await textOf(`/inspections/${id}/form`)).find((line) => line.startsWith('送出：'))).toMatch(
      /中華民國1\d\d年/,
    )
    for (const format of ['odt', 'docx', 'pdf'])
      expect((await head.get(`/inspections/${id}/form.${format}`)).status).toBe(200)
  })

  test('is for those who may see it', async () => {
    const { versionId } = await published()
    const id = await begun(versionId, [])
    expect((await (await as('ethicsOfficer', other)).get(`/inspections/${id}/form.pdf`)).status).toBe(404)
    expect((await (await as('systemAdministrator')).get(`/inspections/${id}/form.pdf`)).status).toBe(403)
  })
})
