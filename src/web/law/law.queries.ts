import { useQuery } from '@tanstack/react-query'
import type { Law } from '#domain/law/law.ts'
import type { LawChanges, LawDetail, LawListed } from '#domain/law/law-catalogue.ts'
import { type Library, libraryOf } from '#domain/law/library.ts'
import { answerOf } from '#web/platform/queries.ts'

export const lawsQuery = answerOf<LawListed[]>('/laws')
export const lawQuery = (key: string) => answerOf<LawDetail>(`/laws/${key}`)

const libraryIn = ({ laws }: { laws: Law[] }): Library => libraryOf(laws)

/** The laws by which the agency writes, made ready once for every text on the screen. */
export const useLibrary = (): Library | undefined =>
  useQuery({ ...answerOf<{ laws: Law[] }>('/laws/library'), select: libraryIn }).data

export type LawChangesSearch = { planId?: string | undefined; earlierId?: string | undefined }

export const lawChangesQuery = ({ planId, earlierId }: { planId: string; earlierId?: string | undefined }) =>
  answerOf<LawChanges>(`/laws/changes?${new URLSearchParams({ planId, ...(earlierId && { earlierId }) })}`)
