// Sets up all that the tests need on a fresh machine, runs every check, and ends with the count of both kinds.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { install, node, root } from './install.mjs'

install()
const bin = path.join(root, 'node_modules', '.bin')
const env = {
  ...process.env,
  PATH: bin + path.delimiter + process.env.PATH,
  // Many tests start the product as a process of its own; what one has compiled the next need not.
  NODE_COMPILE_CACHE: path.join(root, 'node_modules', '.cache', 'compiled'),
}

function step(name, program, args) {
  console.log(`\n— ${name}`)
  const started = Date.now()
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit', env })
  console.log(`  ${((Date.now() - started) / 1000).toFixed(1)} s`)
  return status === 0
}

/** Journeys need a real Chromium, its headless shell before all: it is the quicker. Where there is none, Debian's is installed. */
function chromium() {
  const places = [
    '/usr/bin/chromium-headless-shell',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  const found = () => [process.env.CHROMIUM, ...places].find((place) => place && fs.existsSync(place))
  if (found() || process.platform !== 'linux') return found()
  const fetch = 'apt-get install -y -qq fonts-noto-cjk'
  spawnSync('sh', ['-c', `apt-get update -qq; ${fetch} chromium-headless-shell || ${fetch} chromium`], {
    stdio: ['ignore', 'ignore', 2],
  })
  return found()
}

const browser = chromium()
if (!browser) console.error('找不到 Chromium，瀏覽器測試將失敗。No Chromium was found; the journeys will fail.')
else env.CHROMIUM = browser

const report = path.join(os.tmpdir(), `shousui-test-${process.pid}.json`)
const checks = [
  step('types', path.join(bin, 'tsc'), ['-b']),
  step('format, lint, import rules', path.join(bin, 'biome'), ['check', '--error-on-warnings']),
  step('nothing unused', path.join(bin, 'knip'), []),
  step('the web builds', node(), ['src/cli/build-web.ts']),
]
const only = process.argv.slice(2)
step('tests', path.join(bin, 'vitest'), [
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${report}`,
  '--project=!paper',
  ...only,
])
const tests = fs.existsSync(report)
  ? JSON.parse(fs.readFileSync(report, 'utf8'))
  : { numPassedTests: 0, numFailedTests: 1, numPendingTests: 0 }
fs.rmSync(report, { force: true })
const failedFiles = (tests.testResults ?? []).filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length
// A test left out counts as failed: it fails, never skips.
const failed =
  checks.filter((passed) => !passed).length +
  tests.numFailedTests +
  (tests.numPendingTests ?? 0) +
  (tests.numTodoTests ?? 0) +
  failedFiles
const passed = checks.filter((passed) => passed).length + tests.numPassedTests
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)
