const minorsTaken = 2

const numbersOf = (version: string): [major: number, minor: number] | null => {
  const found = /^(\d{1,4})\.(\d{1,4})\./.exec(version)
  return found && [Number(found[1]), Number(found[2])]
}

/** What the two minor versions before this one kept on a device is still taken; what is older is explained. */
export function isTooOld(sentBy: string, current: string): boolean {
  const [sent, now] = [numbersOf(sentBy), numbersOf(current)]
  if (!sent || !now) return false
  return sent[0] < now[0] || (sent[0] === now[0] && now[1] - sent[1] > minorsTaken)
}
