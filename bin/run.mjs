import { spawn } from 'node:child_process'
import path from 'node:path'
import { install, node, root } from './install.mjs'

/** Runs a TypeScript file of the project and ends as it ends; signals go to it first. */
export function run(file, args, { cwd = process.cwd() } = {}) {
  install()
  const child = spawn(node(), [path.join(root, file), ...args], {
    cwd,
    stdio: 'inherit',
    shell: process.platform === 'win32',
    env: { ...process.env, PATH: path.join(root, 'node_modules', '.bin') + path.delimiter + process.env.PATH },
  })
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)))
}
