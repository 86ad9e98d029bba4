import { z } from 'zod'
import { Role } from '#domain/person/person.ts'
import { CyberSeverity, IncidentFlag, IncidentKind } from '#domain/route/route.ts'
import { line, optionalLine, optionalProse, prose } from '#domain/text.ts'

/** A name of the product's, or the id of one of the agency's own. */
const key = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{1,39}$/)

/** Who hears of it first: everybody with one of these roles, in the unit where it happens or in the whole agency. */
export const InjectTo = z.object({ roles: z.array(Role).min(1), where: z.enum(['unit', 'agency']) })
export type InjectTo = z.infer<typeof InjectTo>

/** Minutes are the scenario's own goals and no law. Whom to tell by when is not here: the agency's routes say that. */
export const Expectation = z
  .object({
    kind: IncidentKind,
    /** What may be recorded in its place. */
    orKinds: z.array(IncidentKind),
    flags: z.array(IncidentFlag),
    cyberSeverity: CyberSeverity.nullable(),
    /** Within how many minutes after the inject the agency knows of it and has it on record. */
    knowWithin: z.int().min(1).max(240),
    /** Within how many minutes after knowing it is under control; null where nothing is to be controlled. */
    controlWithin: z.int().min(1).max(1440).nullable(),
  })
  .meta({ id: 'ExerciseExpectation' })
export type Expectation = z.infer<typeof Expectation>

/** How it reaches people: somebody calls, something is seen, a message comes. */
export const InjectManner = z.enum(['call', 'shown', 'message'])

export const Inject = z.object({
  key,
  /** Minutes after the start. */
  after: z.int().min(0).max(1440),
  manner: InjectManner,
  to: InjectTo,
  text: prose(1000),
  /** Null in a scenario of the agency's own, which is written in one language; so are the others. */
  textEn: prose(2000).nullable(),
  /** Null for what only drives the story on. */
  expects: Expectation.nullable(),
})
export type Inject = z.infer<typeof Inject>

/** A course of events to be exercised. The title gives it away; the setting is read to everybody and does not. */
export const Scenario = z
  .object({
    key,
    title: line(60),
    titleEn: line(120).nullable(),
    setting: prose(500),
    settingEn: prose(1000).nullable(),
    /** How long it lasts unless it is stopped. */
    minutes: z.int().min(10).max(1440),
    injects: z.array(Inject).min(1).max(20),
  })
  .meta({ id: 'ExerciseScenario' })
export type Scenario = z.infer<typeof Scenario>

/** What an agency writes itself: also what is not yet good, so that each fault can be said where it is. */
export const ScenarioContent = z
  .object({
    title: optionalLine(60),
    setting: optionalProse(500),
    minutes: z.int().min(0).max(9999),
    /** The minute gives the order. */
    injects: z
      .array(
        Inject.pick({ manner: true }).extend({
          after: z.int().min(0).max(9999),
          to: InjectTo.extend({ roles: z.array(Role) }),
          text: optionalProse(1000),
          expects: Expectation.extend({
            knowWithin: z.int().min(0).max(9999),
            controlWithin: z.int().min(0).max(9999).nullable(),
          }).nullable(),
        }),
      )
      .max(20),
  })
  .meta({ id: 'ExerciseScenarioContent' })
export type ScenarioContent = z.infer<typeof ScenarioContent>

export const ScenarioListed = Scenario.extend({
  /** Null for a model, which nobody changes. */
  own: z.object({ version: z.int(), changedAt: z.iso.datetime(), changedByName: z.string() }).nullable(),
}).meta({ id: 'ExerciseScenarioListed' })
export type ScenarioListed = z.infer<typeof ScenarioListed>

export const ScenarioCopy = z.object({ id: z.uuid(), from: key }).meta({ id: 'ExerciseScenarioCopy' })
export type ScenarioCopy = z.infer<typeof ScenarioCopy>

export const ScenarioChange = z
  .object({ id: z.uuid(), version: z.int(), content: ScenarioContent })
  .meta({ id: 'ExerciseScenarioChange' })
export type ScenarioChange = z.infer<typeof ScenarioChange>
