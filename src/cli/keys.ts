import { systemClock } from '#server/platform/clock.ts'
import { readConfig } from '#server/platform/config.ts'
import { rotateKeys } from '#server/platform/key-rotation.ts'
import { withData } from './data.ts'

/** `keys rotate`: also while the application is running; begun again after a cut, it goes on. */
export async function keysCommand(args: string[]): Promise<number> {
  if (args.join(' ') !== 'rotate') {
    console.error('用法 usage: shousui keys rotate')
    return 2
  }
  const config = readConfig()
  const told = ({ values }: { values: number }) => console.log(`已更換 ${values} 筆 (${values} values moved)`)
  const { agencies, values } = await withData(config, ({ owner }) =>
    rotateKeys({ owner, file: config.keyFile, at: systemClock.now(), told }),
  )
  console.log(
    `金鑰已全部更換：${agencies} 個機關、${values} 筆。請立即另外備份 ${config.keyFile}。All keys are new (${agencies} agencies, ${values} values); back up ${config.keyFile} apart from the data now.`,
  )
  return 0
}
