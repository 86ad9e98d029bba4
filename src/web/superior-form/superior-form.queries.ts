import { queryOptions } from '@tanstack/react-query'
import type { FilledForm, SuperiorForm, SuperiorFormView } from '#domain/superior-form/superior-form.ts'
import { call } from '#web/platform/api.ts'
import { answerOf } from '#web/platform/queries.ts'

export const superiorFormsQuery = answerOf<SuperiorForm[]>('/superior-forms')

export const superiorFormQuery = (id: string) => answerOf<SuperiorFormView>(`/superior-forms/${id}`)

export const filledAddress = (planId: string, formId: string) => `/plans/${planId}/superior-forms/${formId}`

/** Filling is work that the server does, no address at which something lies. */
export const filledFormQuery = (planId: string, formId: string) =>
  queryOptions({
    queryKey: ['filled form', planId, formId],
    queryFn: () => call<FilledForm>('POST', `${filledAddress(planId, formId)}/preview`, { input: {} }),
    enabled: formId !== '',
  })
