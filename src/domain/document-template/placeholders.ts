/** A list stands on a line of its own, since it has several. */
type Placeholder = { name: string; example: string; isList?: true }

/** Everything that the records can fill in, by the name under which it stands in a text: {計畫名稱}. */
export const placeholders = {
  agency: { name: '機關名稱', example: '安和縣樂平鄉公所' },
  unit: { name: '承辦單位', example: '政風室' },
  officer: { name: '承辦人', example: '課員王小明' },
  plan: { name: '計畫名稱', example: '115年春節期間專案安全維護計畫' },
  period: { name: '專案期間', example: '115年2月11日至115年2月25日' },
  owed: { name: '應辦件數', example: '42' },
  done: { name: '完成件數', example: '42' },
  inspections: { name: '檢查次數', example: '12' },
  found: { name: '發現缺失數', example: '3' },
  released: { name: '複查通過數', example: '3' },
  count: { name: '缺失件數', example: '1' },
  units: { name: '相關單位', example: '行政室、圖書館' },
  list: {
    name: '缺失清單',
    example: '(一)後門鎖頭鬆脫\n1、缺失單位：行政室；地點：三樓機房；程度：重大\n2、發現：115年2月12日',
    isList: true,
  },
  title: { name: '檢查名稱', example: '115年春節期間定期檢查' },
  dates: { name: '檢查日期', example: '115年2月12日' },
  inspectors: { name: '檢查人員', example: '王小明、林大同' },
  meeting: { name: '會議名稱', example: '115年第1次安全維護會報' },
  date: { name: '會議日期', example: '115年2月10日' },
  place: { name: '會議地點', example: '本所3樓會議室' },
  chair: { name: '主席', example: '鄉長林大同' },
  recorder: { name: '紀錄人', example: '課員王小明' },
  agenda: { name: '議程清單', example: '(一)前次決議辦理情形\n(二)春節期間門禁管制', isList: true },
} as const satisfies Record<string, Placeholder>
export type PlaceholderKey = keyof typeof placeholders

export type PlaceholderValues = Partial<Record<PlaceholderKey, string>>

export const isList = (key: PlaceholderKey): boolean => 'isList' in placeholders[key]

export const tokenOf = (key: PlaceholderKey): string => `{${placeholders[key].name}}`

const keys = Object.keys(placeholders) as PlaceholderKey[]

const ofEvery = (value: (key: PlaceholderKey) => string) =>
  Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<PlaceholderKey, string>

/** Each in its own place, for the product's own words. */
export const tokens = ofEvery(tokenOf)
/** As a paper would have them, where there is no record yet. */
export const examples = ofEvery((key) => placeholders[key].example)

const byName = new Map<string, PlaceholderKey>(keys.map((key) => [placeholders[key].name, key]))
export const placeholderNamed = (name: string): PlaceholderKey | undefined => byName.get(name)
