import type { Block, DocumentImages, OfficialDocument } from '#domain/document.ts'

// One grey pixel; writers only need a real picture, not a pretty one.
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
  'base64',
)

export const sampleImages: DocumentImages = new Map([
  ['door', { bytes: new Uint8Array(pixel), mediaType: 'image/png', width: 1, height: 1 }],
])

function clauseBlocks(number: number): Block[] {
  return [
    { type: 'heading', level: 2, text: `項次${number}　辦公廳舍門禁檢查`, anchor: `clause-${number}` },
    {
      type: 'paragraph',
      text: [
        { text: '本項由' },
        { text: '行政課', emphasis: true },
        { text: `於115年2月${(number % 20) + 1}日完成，佐證 ` },
        { text: `${number} 件`, link: '#records' },
        { text: '，另有夜間巡查2次，門窗、電源及監視設備均逐一查驗。' },
      ],
    },
    {
      type: 'table',
      columns: [
        { title: '日期', width: 2, align: 'center' },
        { title: '單位', width: 2 },
        { title: '辦理情形', width: 5 },
        { title: '件數', width: 1, align: 'right' },
      ],
      rows: [
        ['115/2/10（二）', '民政課', '下班前關閉電器並上鎖，值班人員複查無異狀', '3'],
        ['115/2/11（三）', '資訊室', '機房溫度 22.5 °C，門禁紀錄與名冊相符', '12'],
      ],
    },
  ]
}

/** An outcome report with everything that the document model knows. */
export function outcomeReport(clauses = 2): OfficialDocument {
  return {
    title: '115年春節期間專案安全維護執行成果報告',
    kind: '執行成果報告',
    agency: '安和縣樂平鄉公所',
    filing: [
      { label: '檔號', value: '0115/070201/1' },
      { label: '保存年限', value: '10年' },
    ],
    meta: [
      { label: '日期', value: '中華民國115年3月2日' },
      { label: '文號', value: '樂鄉政字第1150001234號' },
      { label: '附件', value: '佐證照片1張' },
    ],
    header: '安和縣樂平鄉公所　執行成果報告',
    madeAt: '2026-03-02T01:30:00Z',
    blocks: [
      { type: 'heading', level: 1, text: '壹、依據' },
      {
        type: 'list',
        level: 2,
        items: [
          { text: '縣府115年1月9日府政二字第1150000456號函。' },
          {
            text: '本所115年春節期間專案安全維護計畫，內容較長以便看出換行之後的縮排是否與編號之後的文字對齊。',
            items: [
              {
                text: '計畫於115年1月15日核定。',
                items: [{ text: '核定版本已封存。', items: [{ text: '雜湊值見末頁。' }, { text: '核定人為鄉長。' }] }],
              },
              { text: '修正一次。' },
            ],
          },
          ...Array.from({ length: 10 }, (_, index) => ({ text: `其他依據第${index + 3}項。` })),
        ],
      },
      { type: 'heading', level: 1, text: '貳、執行情形' },
      ...Array.from({ length: clauses }, (_, index) => clauseBlocks(index + 1)).flat(),
      { type: 'heading', level: 3, text: '(一)照片' },
      { type: 'image', image: 'door', alt: '機房大門的封條完整', caption: '圖1　機房大門', widthMm: 60 },
      { type: 'heading', level: 1, text: '參、佐證清單', anchor: 'records' },
      {
        type: 'table',
        caption: '表1　佐證',
        columns: [
          { title: '編號', width: 1, align: 'center' },
          { title: '說明', width: 4 },
        ],
        rows: Array.from({ length: 30 }, (_, index) => [
          String(index + 1),
          [{ text: '照片', emphasis: true }, { text: `第${index + 1}張` }],
        ]),
      },
      { type: 'paragraph', text: '承辦人　○○○', align: 'right' },
    ],
  }
}
