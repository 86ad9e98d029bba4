// Run after `npm install`. npm leaves optional packages of other platforms out of the lock when its registry did not
// serve them, and `npm ci` then refuses that very lock ("Missing: … from lock file"). This adds their stubs.
import fs from 'node:fs'

const lock = JSON.parse(fs.readFileSync('package-lock.json', 'utf8'))
const packages = lock.packages

/** Where `name` would be found from the package at `from`, as Node looks it up. */
function find(from, name) {
  for (let folder = from; ; folder = folder.replace(/(^|\/)node_modules\/(@[^/]+\/)?[^/]+$/, '')) {
    const place = `${folder ? `${folder}/` : ''}node_modules/${name}`
    if (packages[place]) return place
    if (!folder) return undefined
  }
}

const systems = ['android', 'openharmony', 'darwin', 'win32', 'freebsd', 'openbsd', 'netbsd', 'sunos', 'aix']
const processors = ['arm64', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'arm']
const osOf = (name) =>
  systems.find((system) => name.includes(system)) ??
  (/fsevents|macos/.test(name) ? 'darwin' : /wasm|wasi/.test(name) ? null : 'linux')
const cpuOf = (name) =>
  name.includes('aarch64') ? 'arm64' : (processors.find((processor) => name.includes(processor)) ?? null)

let added = 0
for (const [place, entry] of Object.entries({ ...packages }))
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (find(place, name)) continue
    const os = osOf(name.toLowerCase())
    const cpu = cpuOf(name.toLowerCase())
    packages[`node_modules/${name}`] = {
      version: range.replace(/^[^\d]*/, ''),
      ...(entry.dev && { dev: true }),
      optional: true,
      ...(cpu && { cpu: [cpu] }),
      ...(os && { os: [os] }),
      ...(/musl/.test(name) && os === 'linux' && { libc: ['musl'] }),
    }
    added += 1
  }

lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
fs.writeFileSync('package-lock.json', `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} added`)
