import type { ChannelSettings, OwnChannels } from './channels.ts'
import type { Channel } from './telling.ts'

export const isOn = (settings: ChannelSettings, channel: Channel): boolean => Boolean(settings[channel])

/** Where somebody can be reached. */
export type Reach = Pick<OwnChannels, 'mail' | 'telephone' | 'channels'> & { hasPush: boolean }

const hasAddress: Record<Channel, (reach: Reach) => boolean> = {
  mail: ({ mail }) => mail !== '',
  push: ({ hasPush }) => hasPush,
  gateway: ({ telephone }) => telephone !== '',
  webhook: () => true,
}

/** The ways that lead to somebody, the first one first: the person's own order, then the agency's for the rest. */
export const channelsTo = (settings: ChannelSettings, reach: Reach): Channel[] =>
  [...new Set([...reach.channels, ...settings.order])].filter(
    (channel) => isOn(settings, channel) && hasAddress[channel](reach),
  )

/** The way that takes over when one has failed: the next that has not been tried. */
export const nextChannel = (ways: readonly Channel[], tried: readonly Channel[]): Channel | undefined =>
  ways.find((channel) => !tried.includes(channel))

const firstDelayMs = 5_000
const longestDelayMs = 3_600_000
/** The last of them comes about nine hours after the first. */
export const mostAttempts = 18

/**
 * How long to wait after so many failed attempts: twice as long each time, at most an hour. `chance` in 0–1 spreads what
 * failed together, so that it does not come back together.
 */
export const delayAfterAttempt = (attempts: number, chance: number): number =>
  Math.round(Math.min(firstDelayMs * 2 ** (attempts - 1), longestDelayMs) * (0.5 + chance / 2))

/** Who is called in for somebody who does not answer: the first of them whom this step has not told. */
export const calledIn = (
  deputies: readonly string[],
  chain: readonly string[],
  told: ReadonlySet<string>,
): string | undefined => [...deputies, ...chain].find((personId) => !told.has(personId))
