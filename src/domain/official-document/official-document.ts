import { z } from 'zod'
import { line, optionalLine, prose } from '#domain/text.ts'

export const DocumentKind = z.enum(['letter', 'informalLetter', 'memo', 'announcement'])
export type DocumentKind = z.infer<typeof DocumentKind>

export const Urgency = z.enum(['ordinary', 'fast', 'fastest'])
export type Urgency = z.infer<typeof Urgency>

/** The highest class that may be kept here. What is above it is written elsewhere, and not named here at all. */
export const Classification = z.enum(['confidential'])
export type Classification = z.infer<typeof Classification>

export const SectionName = z.enum(['explanation', 'method', 'proposal', 'basis', 'matters'])
export type SectionName = z.infer<typeof SectionName>

/** Two hundred deficiencies, told in full. */
export const longestSection = 200_000

/** Typed as on paper: a line that begins with 一、 (一) 1、 or (1) is an item of that level. */
export const Section = z.object({ name: SectionName, text: prose(longestSection) })
export type Section = z.infer<typeof Section>

const lines = (most: number, length = 120) => z.array(line(length)).max(most)

/** What stands above the body beside date and number, which no paper goes without. */
export const HeadField = z.enum(['fileNumber', 'retention', 'urgency', 'classification', 'attachments', 'contact'])
export type HeadField = z.infer<typeof HeadField>

/** What an officer writes. How it looks, its number and its date come later. */
export const DocumentContent = z
  .object({
    kind: DocumentKind,
    urgency: Urgency,
    classification: Classification.nullable(),
    /** When the class ends, or on which condition. */
    releaseCondition: optionalLine(120),
    /** One paragraph, never subdivided. */
    subject: line(500),
    sections: z.array(Section).max(2),
    attachments: lines(20),
    originals: lines(100),
    copies: lines(100),
    /** Of a memo: up to whom it goes, by title and in order. */
    submittedTo: lines(6, 60),
    /** Where to write and whom to ask, a line each. */
    sender: lines(6),
    /** Who signs: title and name. */
    signer: optionalLine(120),
    /** By whom it is decided, where the rules of delegation say so. */
    delegatedTo: optionalLine(60),
    fileNumber: optionalLine(60),
    retentionYears: z.int().min(1).max(99).nullable(),
    /** Fields that the agency leaves out while they say nothing. */
    leftOut: z.array(HeadField).max(HeadField.options.length).optional(),
  })
  .meta({ id: 'DocumentContent' })
export type DocumentContent = z.infer<typeof DocumentContent>

/** What it was written about. */
export const DocumentOccasion = z.enum([
  'outcomeLetter',
  'planLetter',
  'planMemo',
  'planAnnouncement',
  'deficiencyLetter',
  'deficiencyMemo',
  'inspectionMemo',
])
export type DocumentOccasion = z.infer<typeof DocumentOccasion>

/** 樂鄉政字第1150000012號: the year of the Republic and a count of the agency's own within it. */
export const DocumentNumber = z
  .object({ word: z.string(), rocYear: z.int(), serial: z.int() })
  .meta({ id: 'DocumentNumber' })
export type DocumentNumber = z.infer<typeof DocumentNumber>

const listed = {
  id: z.uuid(),
  kind: DocumentKind,
  occasion: DocumentOccasion,
  classification: Classification.nullable(),
  /** Of one of class 密 only what kind of paper it is, until it is opened. */
  subject: z.string(),
  number: DocumentNumber.nullable(),
  issuedOn: z.iso.date().nullable(),
  madeByName: z.string(),
  madeAt: z.iso.datetime(),
}

export const DocumentSummary = z.object(listed).meta({ id: 'DocumentSummary' })
export type DocumentSummary = z.infer<typeof DocumentSummary>

/** A sign that old systems and fonts may not have: which, and whether the PDF can show it. */
export const RareCharacter = z
  .object({ character: z.string(), codePoint: z.string(), isShown: z.boolean() })
  .meta({ id: 'RareCharacter' })
export type RareCharacter = z.infer<typeof RareCharacter>

export const DocumentDetail = z
  .object({
    ...listed,
    /** Null while one of class 密 is not opened. */
    content: DocumentContent.nullable(),
    /** The records that it tells of. */
    sourceIds: z.array(z.uuid()),
    issuedByName: z.string().nullable(),
    /** The version of the agency's template that it was drafted by; none where that was the product's own. */
    templateNumber: z.int().nullable(),
    hash: z.string().nullable(),
    rareCharacters: z.array(RareCharacter),
    version: z.int(),
  })
  .meta({ id: 'DocumentDetail' })
export type DocumentDetail = z.infer<typeof DocumentDetail>

export const DocumentDrafting = z.object({
  id: z.uuid(),
  occasion: DocumentOccasion,
  sourceIds: z.array(z.uuid()).min(1).max(200),
})
export type DocumentDrafting = z.infer<typeof DocumentDrafting>

export const DocumentChange = z.object({ id: z.uuid(), version: z.int(), content: DocumentContent })
export type DocumentChange = z.infer<typeof DocumentChange>

/** Nothing of what was written, since answers to writes are kept in clear. */
export const DocumentWritten = z.object({ id: z.uuid(), version: z.int() }).meta({ id: 'DocumentWritten' })
