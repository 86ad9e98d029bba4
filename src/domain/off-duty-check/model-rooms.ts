import type { OffDutyItem } from '#domain/off-duty-check/off-duty-check.ts'
import type { PointKind } from '#domain/point/point.ts'

/** 辦公室、服務櫃台、資訊機房、檔案庫房、茶水間、出入口. */
export const roomKinds = ['office', 'counter', 'serverRoom', 'archiveStore', 'pantry', 'entrance'] as const
export type RoomKind = (typeof roomKinds)[number]

const clause = '安全維護計畫「下班及連假前檢查」'
const custom = '機關慣例，非法規'

const daily = (key: string, text: string, grade: OffDutyItem['grade'], source = custom): OffDutyItem => ({
  ...{ key, text, grade, source },
  round: 'everyDay',
  photograph: false,
})
const eve = (key: string, text: string, grade: OffDutyItem['grade'], source = clause): OffDutyItem => ({
  ...{ key, text, grade, source },
  round: 'holidayEve',
  photograph: true,
})

const papers = daily('papers', '公文與密件已收好上鎖', 'major', clause)
const computers = daily('computers', '電腦已登出並關機', 'minor', clause)
const machines = daily('machines', '影印機、傳真機沒有留下文件', 'major')
const power = daily('power', '電燈、冷氣與電熱器具已關閉', 'major', clause)
const locks = daily('locks', '門窗已關好上鎖', 'major', clause)
const nobody = daily('nobody', '沒有可疑物品，也沒有人留在裡面', 'critical')
const safe = daily('safe', '保險櫃與印信已上鎖', 'critical')
const plugs = eve('plugs', '不必用電的器具都已拔下插頭', 'major')

/** What is usually looked at in a room of each kind. An agency begins with it and changes it as it likes. */
export const modelRooms: Record<RoomKind, readonly OffDutyItem[]> = {
  office: [papers, computers, machines, power, locks, plugs],
  counter: [papers, computers, safe, power, nobody, plugs],
  serverRoom: [
    daily('cooling', '空調與溫濕度顯示正常', 'critical'),
    daily('alarms', '不斷電系統與漏水警報沒有告警', 'critical'),
    daily('racks', '機櫃與門禁已上鎖', 'major'),
    eve('backup', '備份完成，離線的一份已取下收好', 'critical'),
    eve('camerasRoom', '監視主機的硬碟足夠錄完整個連假', 'critical'),
  ],
  archiveStore: [
    papers,
    daily('climate', '溫濕度正常，沒有滲水', 'major'),
    power,
    locks,
    eve('counted', '密件已清點歸庫', 'critical'),
  ],
  pantry: [
    daily('gas', '瓦斯與爐具已關閉', 'critical', clause),
    daily('kettles', '熱水瓶、微波爐已斷電', 'major', clause),
    daily('water', '水龍頭已關緊', 'minor'),
    plugs,
    eve('kept', '保留用電的冰箱、飲水機已貼單註明', 'minor'),
  ],
  entrance: [
    nobody,
    daily('shutters', '大門、側門與鐵捲門已關鎖', 'critical', clause),
    daily('guard', '保全已設定，或已交接值班人員', 'major'),
    eve('parking', '停車場出入口已關鎖', 'major'),
    eve('panel', '消防受信總機顯示正常', 'critical'),
    eve('phones', '值勤與緊急聯絡電話已張貼', 'major'),
  ],
}

const kindOf: Partial<Record<PointKind, RoomKind>> = {
  serverRoom: 'serverRoom',
  archiveStore: 'archiveStore',
  counter: 'counter',
  door: 'entrance',
}

/** The model that suits a place at first sight. */
export const modelFor = (kind: PointKind): RoomKind => kindOf[kind] ?? 'office'
