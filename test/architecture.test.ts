import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { operationNames, operations, systemOperations } from '#domain/access.ts'
import { TemplateKind, TextKey } from '#domain/document-template/document-template.ts'
import { placeholders } from '#domain/document-template/placeholders.ts'
import { templateFaultCodes } from '#domain/document-template/template.rules.ts'
import { scenarioFaultCodes } from '#domain/exercise/scenario.rules.ts'
import { InjectManner } from '#domain/exercise/scenario.ts'
import { modelCases } from '#domain/follow-up-case/model-cases.ts'
import { LawRowFault } from '#domain/law/law-catalogue.ts'
import { HeadField } from '#domain/official-document/official-document.ts'
import { Role } from '#domain/person/person.ts'
import { problems } from '#domain/problem.ts'
import { Authority } from '#domain/route/authority.ts'
import {
  ClockStart,
  ClockStep,
  Confidentiality,
  IncidentFlag,
  IncidentForm,
  IncidentKind,
  Means,
  Within,
} from '#domain/route/route.ts'
import { RoutePart } from '#domain/route/route-catalogue.ts'
import { routeFaultCodes } from '#domain/route/route-faults.rules.ts'
import { AttemptReason, Channel, TellingEvent } from '#domain/telling/telling.ts'
import { openApiText } from '../src/cli/openapi.ts'

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8')
type Messages = Record<string, string>
const wordsIn = (file: string): Messages => JSON.parse(read(`messages/${file}.json`))
const first = { zh: wordsIn('zh-TW/first'), en: wordsIn('en/first') }
const messages = { zh: { ...first.zh, ...wordsIn('zh-TW/pages') }, en: { ...first.en, ...wordsIn('en/pages') } }

const sources = (folder: string): string[] =>
  fs
    .readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.ts$/.test(file))
    .map((file) => path.join(folder, file))

const contract = openApiText()

/** Operations that the edge performs itself, before or beside an address of their own. */
const inside = new Set(['session.refuseSignIn'])

describe('the habits of the house', () => {
  test('time comes from the platform alone, so that every deadline can be tested', () => {
    const asking = /\bnew Date\(\)|\bDate\.now\(\)|\brandomUUID\(\)/
    const strays = [...sources('src/domain'), ...sources('src/server')].filter(
      (file) => !file.includes('platform/') && asking.test(read(file)),
    )
    expect(strays).toEqual(['src/server/session/session.http.ts'])
  })

  test('every operation has an address, and every address an operation', async () => {
    const { paths } = JSON.parse(await contract) as { paths: Record<string, Record<string, { operationId: string }>> }
    const exposed = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect([...new Set(exposed)].toSorted()).toEqual(operationNames.filter((name) => !inside.has(name)).toSorted())
  })

  test('every operation may be done by somebody, and only by roles that exist', () => {
    for (const roles of Object.values(operations)) {
      expect(roles.length).toBeGreaterThan(0)
      for (const role of roles) expect(Role.options).toContain(role)
    }
  })

  test('every refusal, operation and role has its words in both languages, with the same places', () => {
    const keys = [
      ...Object.keys(problems).map((code) => `problem.${code}`),
      ...[...operationNames, ...systemOperations].map((name) => `operation.${name}`),
      ...TellingEvent.options.map((event) => `telling.event.${event}`),
      ...Channel.options.map((channel) => `telling.channel.${channel}`),
      ...AttemptReason.options.map((reason) => `telling.reason.${reason}`),
      ...Role.options.map((role) => `role.${role}`),
    ]
    expect(keys.filter((key) => !messages.zh[key] || !messages.en[key])).toEqual([])
    expect(Object.keys(messages.en).toSorted()).toEqual(Object.keys(messages.zh).toSorted())
    const places = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).toSorted()
    const unequal = Object.keys(messages.zh).filter(
      (key) => String(places(messages.zh[key]!)) !== String(places(messages.en[key]!)),
    )
    expect(unequal).toEqual([])
  })

  test('every word that a route may hold is said in both languages', () => {
    const vocabularies = {
      kind: IncidentKind.options,
      flag: IncidentFlag.options,
      authority: Authority.options,
      means: Means.options,
      confidentiality: Confidentiality.options,
      form: IncidentForm.options,
      start: ClockStart.options,
      step: ClockStep.options,
      unit: Within.shape.unit.options,
      section: RoutePart.options,
      fault: routeFaultCodes,
    }
    const keys = Object.entries(vocabularies).flatMap(([name, members]) => members.map((one) => `route.${name}.${one}`))
    expect(keys.filter((key) => !messages.zh[key] || !messages.en[key])).toEqual([])
  })

  test('every word that a scenario may hold is said in both languages', () => {
    const keys = [
      ...InjectManner.options.map((manner) => `exercise.manner.${manner}`),
      ...scenarioFaultCodes.map((code) => `exercise.fault.${code}`),
    ]
    expect(keys.filter((key) => !messages.zh[key] || !messages.en[key])).toEqual([])
  })

  test('every fault of a law is said in both languages', () => {
    const keys = LawRowFault.shape.code.options.map((code) => `law.fault.${code}`)
    expect(keys.filter((key) => !messages.zh[key] || !messages.en[key])).toEqual([])
  })

  test('every word that a template may hold is said in both languages', () => {
    const keys = [
      ...TemplateKind.options.map((kind) => `documentTemplate.kind.${kind}`),
      ...TextKey.options.map((key) => `documentTemplate.text.${key}`),
      ...HeadField.options.map((field) => `documentTemplate.field.${field}`),
      ...Object.keys(placeholders).map((key) => `documentTemplate.meaning.${key}`),
      ...templateFaultCodes.map((code) => `documentTemplate.fault.${code}`),
    ]
    expect(keys.filter((key) => !messages.zh[key] || !messages.en[key])).toEqual([])
  })

  test('every step and outcome of a follow-up case is said in both languages', () => {
    const keys = modelCases.flatMap(({ kind, outcomes, steps }) => [
      `followUpCase.kind.${kind}`,
      ...outcomes.map((outcome) => `followUpCase.outcome.${outcome}`),
      ...steps.map(({ key }) => `followUpCase.step.${key}`),
    ])
    expect(keys.filter((key) => !messages.zh[key] || !messages.en[key])).toEqual([])
  })

  test('the first page has all its words before the others come', () => {
    const loaded = new Set<string>()
    const load = (file: string): void => {
      if (loaded.has(file)) return
      loaded.add(file)
      for (const [, name] of read(file).matchAll(/^import (?!type )[^']*'([^']+\.tsx?)'$/gm)) {
        const whole = name!.startsWith('#') ? name!.replace('#', 'src/') : path.join(path.dirname(file), name!)
        load(whole)
      }
    }
    load('src/web/main.tsx')
    expect([...loaded].filter((file) => /lazy\(\(\) =>/.test(read(file)))).toEqual([])
    const said = [...loaded].flatMap((file) => {
      const text = read(file)
      const whole = [...text.matchAll(/'([a-z]\w*(?:\.\w+)+)'/g)].map(([, key]) => key!)
      const begun = [...text.matchAll(/nameOf\('([\w.]+)'|`([a-z][\w.]*)\.\$\{/g)].map(
        ([, one, other]) => one ?? other!,
      )
      return Object.keys(messages.zh).filter(
        (key) => whole.includes(key) || begun.some((start) => key.startsWith(`${start}.`)),
      )
    })
    expect(said).toContain('place.today')
    expect(said.filter((key) => !first.zh[key] || !first.en[key])).toEqual([])
  })

  test('the written contract is the one that the shapes make', async () => {
    expect(read('docs/api/openapi.json')).toBe(await contract)
  })

  test('the lock file installs anywhere and names no registry', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": *"http/)
    execFileSync('npm', ['ci', '--dry-run', '--ignore-scripts', '--no-audit'], { cwd: root, stdio: 'pipe' })
  }, 60_000)
})
