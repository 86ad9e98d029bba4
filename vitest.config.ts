import fs from 'node:fs'
import { defineConfig } from 'vitest/config'
import { inFull } from './test/extent.ts'

const timed = ['first-load', 'long-form', 'photographs'].map((name) => `test/e2e/${name}.spec.ts`)
const controls = ['src/server/**/*-control.test.ts']

/** The plan of a real office is not ours to pass on: its journey is made where the text lies beside the project. */
const absent = fs.existsSync(new URL('../shared/plans', import.meta.url)) ? [] : ['test/e2e/real-plan.spec.ts']

/**
 * In the short run: the story from plan to report, and what only a browser can show. The others are walked over the same
 * ground by the tests of the server, and in full by `npm run test:journeys`.
 */
const shortJourneys = [
  ...['from-plan-to-report', 'offline', 'pages', 'reporting', 'filling-in', 'sealed-matter', 'incident-report'],
  ...['telling', 'law', 'superior-form', 'reward-and-discipline', 'paper-pictures'],
].map((name) => `test/e2e/${name}.spec.ts`)

/** A page that loads anew on a slow machine takes longer than the second that is usual. */
const patient = { poll: { timeout: 15_000 } }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'domain',
          testTimeout: 20_000,
          isolate: false,
          maxWorkers: 2,
          include: ['src/domain/**/*.test.ts', 'src/web/**/*.test.ts', 'src/cli/**/*.test.ts', 'test/*.test.ts'],
        },
      },
      {
        test: {
          name: 'server',
          // The application is read once for all files; it keeps nothing between two of them.
          isolate: false,
          maxWorkers: 2,
          include: ['src/server/**/*.test.ts'],
          exclude: controls,
          globalSetup: ['test/database.setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        // What a control replaces is replaced for nothing else.
        test: {
          name: 'controls',
          maxWorkers: 2,
          include: controls,
          globalSetup: ['test/database.setup.ts'],
          testTimeout: 20_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'faults',
          maxWorkers: 2,
          include: ['test/faults/*.test.ts'],
          testTimeout: 240_000,
        },
      },
      {
        test: {
          name: 'histories',
          maxWorkers: 2,
          include: ['test/histories/*.test.ts'],
          globalSetup: ['test/database.setup.ts'],
          testTimeout: 3_600_000,
        },
      },
      {
        // Needs LibreOffice: `npm run test:paper`.
        test: {
          name: 'paper',
          include: ['test/paper/*.test.ts'],
          globalSetup: ['test/database.setup.ts', 'test/e2e/web.setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 240_000,
        },
      },
      { test: { name: 'bench', maxWorkers: 2, include: ['bench/*.test.ts'], testTimeout: 240_000 } },
      {
        test: {
          name: 'journeys',
          isolate: false,
          expect: patient,
          include: inFull ? ['test/e2e/*.spec.ts'] : shortJourneys,
          exclude: [...timed, ...absent],
          globalSetup: ['test/database.setup.ts', 'test/e2e/web.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // What is measured on the clock has the machine to itself.
        test: {
          name: 'timed',
          expect: patient,
          include: timed,
          globalSetup: ['test/database.setup.ts', 'test/e2e/web.setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
