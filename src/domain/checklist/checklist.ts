import { z } from 'zod'
import { optionalProse, prose } from '#domain/text.ts'

/** The kinds of form that a plan or a facility asks for; `own` is whatever an agency makes besides. */
export const ChecklistKind = z.enum([
  'agencySecurity',
  'officialSecrets',
  'informationSecurity',
  'dailyClosing',
  'holidayEve',
  'serverRoom',
  'archiveStore',
  'cctv',
  'fireEquipment',
  'confidentialMedia',
  'contractors',
  'own',
])
export type ChecklistKind = z.infer<typeof ChecklistKind>

/** How bad it is when an item does not comply. */
export const Grade = z.enum(['minor', 'major', 'critical'])
export type Grade = z.infer<typeof Grade>

export const Verdict = z.enum(['compliant', 'notCompliant', 'notApplicable'])
export type Verdict = z.infer<typeof Verdict>

/** What is given as the answer. A `note` is only read; a `calculation` is worked out from other answers. */
export const AnswerKind = z.enum([
  'verdict',
  'number',
  'choice',
  'text',
  'date',
  'photograph',
  'signature',
  'code',
  'note',
  'calculation',
])
export type AnswerKind = z.infer<typeof AnswerKind>

/** Names that expressions and spreadsheets use for items and choices. */
const name = z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,59}$/)

/** A formula as spreadsheets of the field write it, such as `${A03} = 'notCompliant'`; see expression.ts. */
const expression = z.string().min(1).max(1000)

export const Choice = z
  .strictObject({
    name: z.string().regex(/^[^\s]{1,60}$/),
    label: z.string().max(200),
    labelEn: z.string().max(300).optional(),
    /** Choosing it means that the item does not comply. */
    fails: z.literal(true).optional(),
    /** What a filter of choices may ask for. */
    attributes: z.record(name, z.string().max(200)).optional(),
  })
  .meta({ id: 'Choice' })
export type Choice = z.infer<typeof Choice>

/** A question, put so that "compliant" is the good answer. The key stays when the wording changes. */
export const ChecklistItem = z
  .strictObject({
    key: name,
    /** Items that follow each other and name the same section stand together under it. */
    section: z.string().max(60),
    sectionEn: z.string().max(80).optional(),
    question: z.string().max(500),
    questionEn: z.string().max(800).optional(),
    guidance: z.string().min(1).max(1000).optional(),
    /** The clause of the plan that it serves. */
    clause: z.string().min(1).max(60).optional(),
    basis: z.string().min(1).max(200).optional(),
    grade: Grade,
    answerKind: AnswerKind.default('verdict'),
    required: z.boolean().default(true),
    /** When a photograph or paper must be added. */
    evidence: z.enum(['optional', 'always', 'whenNotCompliant']).default('optional'),
    /** Of a number: outside these limits it does not comply. */
    number: z
      .strictObject({
        unit: z.string().min(1).max(20).optional(),
        whole: z.literal(true).optional(),
        least: z.number().optional(),
        most: z.number().optional(),
      })
      .optional(),
    choices: z.array(Choice).max(500).optional(),
    /** Of choices: more than one may be chosen. */
    several: z.literal(true).optional(),
    /** Which of the choices are offered; names of attributes stand for those of each choice. */
    choiceFilter: expression.optional(),
    shownIf: expression.optional(),
    /** What must hold of the answer (`.`), or it is refused with the message. */
    constraint: z
      .strictObject({ holds: expression, message: z.string().max(300), messageEn: z.string().max(400).optional() })
      .optional(),
    calculation: expression.optional(),
  })
  .meta({ id: 'ChecklistItem' })
export type ChecklistItem = z.infer<typeof ChecklistItem>

/** What a section needs beyond its name. */
export const ChecklistSection = z
  .strictObject({
    title: z.string().max(60),
    shownIf: expression.optional(),
    /** Answered once for each object looked at, such as each computer of a sample: at least `least` of them. */
    repeats: z.strictObject({ least: z.int().min(0).max(200), most: z.int().min(1).max(200) }).optional(),
  })
  .meta({ id: 'ChecklistSection' })
export type ChecklistSection = z.infer<typeof ChecklistSection>

export const ChecklistContent = z
  .strictObject({
    kind: ChecklistKind,
    title: z.string().min(1).max(80),
    titleEn: z.string().max(120).optional(),
    version: z.int().positive(),
    /** The version of the product's model form that it was made from or last brought up to. */
    modelVersion: z.int().positive().optional(),
    source: z.string().max(500),
    sections: z.array(ChecklistSection).max(200).default([]),
    items: z.array(ChecklistItem).min(1).max(500),
  })
  .refine(({ items }) => new Set(items.map((item) => item.key)).size === items.length, {
    path: ['items'],
    error: 'duplicate_key',
  })
  .meta({ id: 'ChecklistContent' })
export type ChecklistContent = z.infer<typeof ChecklistContent>
/** As people and files write it: what goes without saying may be left out. */
export type ChecklistText = z.input<typeof ChecklistContent>

export const Answer = z
  .strictObject({
    itemKey: ChecklistItem.shape.key,
    /** Which object of a repeating section, counted from 0. */
    at: z.int().min(0).max(199).optional(),
    /** The answer to a question of compliance; `notApplicable` may stand for any answer. */
    verdict: Verdict.optional(),
    /** The answer of every other kind: number, text, date (ISO), code, or the name of a choice; several choices as a list. */
    value: z.union([z.number(), z.string().max(4000), z.array(z.string().max(60)).max(500)]).optional(),
    note: optionalProse(2000).optional(),
    /** Photographs and papers; of a photograph or a signature they are the answer itself. */
    fileIds: z.array(z.uuid()).max(20),
    /** Did not comply, and was mended there and then. */
    fixed: z.strictObject({ description: prose(1000), fileIds: z.array(z.uuid()).max(10) }).optional(),
    /** Given by one confirmation for the whole section. */
    bySection: z.literal(true).optional(),
  })
  .meta({ id: 'Answer' })
export type Answer = z.infer<typeof Answer>

/** The agency's own setting, not law: within how many working days a deficiency is to be mended. */
export const DueWorkdaysByGrade = z.record(Grade, z.int().positive().max(60)).meta({ id: 'DueWorkdaysByGrade' })
export type DueWorkdaysByGrade = z.infer<typeof DueWorkdaysByGrade>

export const defaultDueWorkdaysByGrade: DueWorkdaysByGrade = { critical: 1, major: 3, minor: 7 }
