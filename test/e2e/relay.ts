import net from 'node:net'

type Place = { host: string; port: number }

const socketTo = ({ host, port }: Place): net.Socket =>
  host.startsWith('/') ? net.connect(`${host}/.s.PGSQL.${port}`) : net.connect(port, host).setNoDelay()

/** A way to the database that can be cut, as when its machine restarts, while everybody else keeps theirs. */
export async function relayTo(database: Place) {
  const open = new Set<net.Socket>()
  const server = net.createServer({ noDelay: true }, (near) => {
    const far = socketTo(database)
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one)
      one.pipe(other)
      one.on('error', () => other.destroy())
      one.on('close', () => open.delete(one))
    }
  })
  const listen = (port: number) => new Promise<void>((done) => server.listen(port, '127.0.0.1', done))
  await listen(0)
  const { port } = server.address() as net.AddressInfo
  const cut = async (): Promise<void> => {
    const closed = new Promise((done) => server.close(done))
    for (const socket of open) socket.destroy()
    await closed
  }
  return { place: { host: '127.0.0.1', port }, cut, mend: () => listen(port), end: cut }
}
