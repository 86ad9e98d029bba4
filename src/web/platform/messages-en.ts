import english from '#messages/en.json'
import type zh from '#messages/zh-TW.json'

/** A key that English lacks does not compile. */
export const en = english satisfies Record<keyof typeof zh, string>
