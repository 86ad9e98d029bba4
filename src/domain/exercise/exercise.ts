import { z } from 'zod'
import { IncidentEntryKind } from '#domain/incident/incident-entry.ts'
import { Authority } from '#domain/route/authority.ts'
import { CyberSeverity, IncidentKind, Means, RouteBasis } from '#domain/route/route.ts'
import { prose } from '#domain/text.ts'
import { Inject, Scenario } from './scenario.ts'

/** An event that was recorded meanwhile, as far as the score needs it. */
export const ExerciseIncident = z
  .object({
    id: z.uuid(),
    number: z.string(),
    what: z.string(),
    kinds: z.array(IncidentKind),
    cyberSeverity: CyberSeverity.nullable(),
    knownAt: z.iso.datetime(),
    recordedAt: z.iso.datetime(),
    controlledAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ExerciseIncident' })
export type ExerciseIncident = z.infer<typeof ExerciseIncident>

/** `open`: its time had not come when the exercise ended; it counts neither way. */
export const Verdict = z.enum(['met', 'late', 'wrongMeans', 'different', 'missed', 'open'])
export type Verdict = z.infer<typeof Verdict>

/** One thing that was asked for, and what became of it. */
export const ScoreLine = z
  .object({
    asks: z.enum(['know', 'record', 'kind', 'level', 'tell', 'control']),
    /** Who is to be told. */
    authority: Authority.nullable(),
    /** The means that the routes allow. */
    means: z.array(Means),
    limitAt: z.iso.datetime().nullable(),
    doneAt: z.iso.datetime().nullable(),
    doneBy: Means.nullable(),
    /** Whole minutes from the inject, or from when it was known, until it was done. */
    minutes: z.int().nullable(),
    verdict: Verdict,
    /** The rule that gives the time; null where it is the scenario's own goal. */
    basis: RouteBasis.nullable(),
  })
  .meta({ id: 'ExerciseScoreLine' })
export type ScoreLine = z.infer<typeof ScoreLine>

/** How an event was found for an inject: by the rule, by hand; several would do; there is none. */
export const MatchKind = z.enum(['matched', 'chosen', 'ambiguous', 'none'])
export type MatchKind = z.infer<typeof MatchKind>

export const InjectScore = z
  .object({
    injectId: z.uuid(),
    match: MatchKind,
    incident: ExerciseIncident.nullable(),
    lines: z.array(ScoreLine),
  })
  .meta({ id: 'ExerciseInjectScore' })
export type InjectScore = z.infer<typeof InjectScore>

/** What was done with the events that answered, in order of time. */
export const ExerciseAct = z.object({
  at: z.iso.datetime(),
  number: z.string(),
  kind: IncidentEntryKind,
  recipient: z.string().nullable(),
  means: Means.nullable(),
  byName: z.string(),
})
export type ExerciseAct = z.infer<typeof ExerciseAct>

/** How many lines came out which way: nothing is weighed, so each number can be counted again. */
export const Totals = z.object({
  met: z.int(),
  late: z.int(),
  wrongMeans: z.int(),
  different: z.int(),
  missed: z.int(),
  open: z.int(),
})
export type Totals = z.infer<typeof Totals>

export const ExerciseResult = z
  .object({
    injects: z.array(InjectScore),
    totals: Totals,
    acts: z.array(ExerciseAct),
    /** Everything recorded meanwhile, to choose from by hand. */
    recorded: z.array(ExerciseIncident),
  })
  .meta({ id: 'ExerciseResult' })
export type ExerciseResult = z.infer<typeof ExerciseResult>

export const ExerciseInject = Inject.omit({ to: true, after: true })
  .extend({
    id: z.uuid(),
    dueAt: z.iso.datetime(),
    /** Null while it is to come, and for good where the exercise ended before. */
    arrivedAt: z.iso.datetime().nullable(),
    toldNames: z.array(z.string()),
  })
  .meta({ id: 'ExerciseInject' })
export type ExerciseInject = z.infer<typeof ExerciseInject>

export const ExerciseSummary = z
  .object({
    id: z.uuid(),
    /** Null for those who take part while it runs: it would give the course away. */
    title: z.string().nullable(),
    /** Null too where the scenario is the agency's own. */
    titleEn: z.string().nullable(),
    unitName: z.string(),
    startedByName: z.string(),
    startedAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ExerciseSummary' })
export type ExerciseSummary = z.infer<typeof ExerciseSummary>

export const Exercise = ExerciseSummary.extend({
  setting: z.string(),
  settingEn: z.string().nullable(),
  /** Null where it ended when its time was over. */
  endedByName: z.string().nullable(),
  finishedByName: z.string().nullable(),
  lessons: z.string(),
  /** In order of time; those who take part see what has come to themselves. */
  injects: z.array(ExerciseInject),
  /** For whoever leads it, for ethics once it has ended, and for everybody once the report is finished. */
  result: ExerciseResult.nullable(),
}).meta({ id: 'Exercise' })
export type Exercise = z.infer<typeof Exercise>

export const ExerciseStart = z
  .object({
    id: z.uuid(),
    scenario: Scenario.shape.key,
    /** Where it happens. */
    unitId: z.uuid(),
  })
  .meta({ id: 'ExerciseStart' })
export type ExerciseStart = z.infer<typeof ExerciseStart>

export const ExerciseChoice = z
  .object({
    id: z.uuid(),
    injectId: z.uuid(),
    /** Null: none of them answers it. */
    incidentId: z.uuid().nullable(),
  })
  .meta({ id: 'ExerciseChoice' })
export type ExerciseChoice = z.infer<typeof ExerciseChoice>

export const ExerciseFinish = z.object({ id: z.uuid(), lessons: prose(4000) }).meta({ id: 'ExerciseFinish' })
export type ExerciseFinish = z.infer<typeof ExerciseFinish>
