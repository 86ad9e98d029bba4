import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    web: string
  }
}

const root = path.resolve(import.meta.dirname, '../..')

/**
 * The web as it is shipped: built in a process of its own, for the test runner's NODE_ENV would make it another one, and
 * copied, so that a build meanwhile takes nothing away.
 */
export default function setup(project: TestProject): () => void {
  const { NODE_ENV: _, ...env } = process.env
  const { status } = spawnSync(process.execPath, ['src/cli/build-web.ts'], { cwd: root, env, stdio: 'inherit' })
  if (status !== 0) throw new Error('the web does not build')
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'shousui-web-'))
  fs.cpSync(path.join(root, 'dist', 'web'), copy, { recursive: true })
  project.provide('web', copy)
  return () => fs.rmSync(copy, { recursive: true })
}
