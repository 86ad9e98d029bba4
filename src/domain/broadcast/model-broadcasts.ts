import type { BroadcastEntry } from '#domain/broadcast/broadcast.ts'

export type ModelBroadcast = Pick<BroadcastEntry, 'title' | 'text' | 'days' | 'times'>

/** Texts to begin with; an agency changes them as it likes. */
export const modelBroadcasts: readonly ModelBroadcast[] = [
  {
    title: '下班提醒',
    days: 'workdays',
    times: ['17:00'],
    text: '各位同仁，下班時間快到了。離開前請把公文與密件收好上鎖，電腦關機，關掉電燈、冷氣和電熱器具，確認門窗已經關好。最後離開的同仁，請完成下班前檢查。謝謝。',
  },
  {
    title: '連假前最後一小時',
    days: 'eves',
    times: ['16:00'],
    text: '各位同仁，連假就要開始了。請利用最後一小時清點密件、現金與印信，完成備份，把不必用電的器具拔下插頭並拍照。冰箱等需要保留用電的設備，請貼單註明。公務隨身碟與公文請勿攜回。祝大家連假平安。',
  },
  {
    title: '連假前離開辦公室',
    days: 'eves',
    times: ['17:10'],
    text: '各位同仁，請再看一次桌面、插頭和門窗。最後離開的同仁請逐項完成連假前檢查，檢查有問題的地方請立刻告訴值勤人員。連假期間若有狀況，請依公告的電話通報。',
  },
  {
    title: '疏散',
    days: 'onDemand',
    times: [],
    text: '各位同仁、各位民眾，請注意。為了您的安全，請停止手邊工作，依照現場人員指引，由最近的安全門離開，不要搭乘電梯，不要回頭拿東西，到集合地點等候點名。請協助行動不便的人。',
  },
  {
    title: '發現可疑物品',
    days: 'onDemand',
    times: [],
    text: '各位同仁、各位民眾，目前正在查看一件不明物品。請不要靠近，也不要觸摸或移動它，依照現場人員指引離開這個區域。看到可疑的人或物，請告訴服務人員。',
  },
  {
    title: '地震後',
    days: 'onDemand',
    times: [],
    text: '各位同仁、各位民眾，剛才發生地震。請先保持冷靜，遠離玻璃與高櫃，不要搭乘電梯。請各單位查看有無人員受傷、火源與瓦斯是否關閉，並回報值勤人員。',
  },
]
