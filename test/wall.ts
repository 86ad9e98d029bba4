import type { Wall } from '#domain/watch-board/watch-board.ts'
import { cookieOf, type Visitor } from './app.ts'

type Told = { event: string; data: any; id: string | undefined; text: string }

function toldIn(text: string): Told {
  const line = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1]
  return { event: line('event')!, data: JSON.parse(line('data')!), id: line('id'), text }
}

/** Opens a board as somebody would who stands at the wall; what the browser keeps of it. */
export async function openBoard(visitor: Visitor, place = '值勤室'): Promise<{ id: string; cookie: string }> {
  const answer = await visitor.post('/watch-boards', { place })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return { id: answer.body.id, cookie: cookieOf(answer) }
}

type ToldWall = Omit<Told, 'data'> & { data: Wall }
export type Screen = {
  status: number
  /** The next of any kind; undefined when the line has ended. */
  next(): Promise<Told | undefined>
  /** The next wall that looks so. */
  wall(isMeant?: (wall: Wall) => boolean): Promise<ToldWall>
  leave(): void
}
type Refused = { status: number; code: string }

/** A screen on the line: hears event after event. */
export async function hang(
  address: string,
  cookie: string | undefined,
  headers: Record<string, string> = {},
): Promise<Screen | Refused> {
  const leaving = new AbortController()
  const answer = await fetch(`${address}/api/watch-board/stream`, {
    headers: { ...(cookie && { cookie }), ...headers },
    signal: leaving.signal,
  })
  const { status } = answer
  if (status !== 200) return { status, code: ((await answer.json()) as { code: string }).code }
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let held = ''
  const next = async (): Promise<Told | undefined> => {
    while (!held.includes('\n\n')) {
      const { value, done } = await reader.read()
      if (done) return undefined
      held += value
    }
    const end = held.indexOf('\n\n')
    const text = held.slice(0, end)
    held = held.slice(end + 2)
    return toldIn(text)
  }
  const wall = async (isMeant: (wall: Wall) => boolean = () => true): Promise<ToldWall> => {
    for (let told = await next(); told; told = await next())
      if (told.event === 'wall' && isMeant(told.data)) return told
    throw new Error('the line has ended')
  }
  return { status, next, wall, leave: () => leaving.abort() }
}

/** Where a screen is let in. */
export async function screen(address: string, cookie: string, headers: Record<string, string> = {}): Promise<Screen> {
  const hung = await hang(address, cookie, headers)
  if (!('leave' in hung)) throw new Error(hung.code)
  return hung
}
