import { root } from './install.mjs'
import { run } from './run.mjs'

run('src/cli/main.ts', ['serve'], { cwd: root })
