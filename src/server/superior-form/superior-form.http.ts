import { z } from 'zod'
import { odtMediaType } from '#domain/file/file.ts'
import { FilledForm, SuperiorForm, SuperiorFormChange, SuperiorFormView } from '#domain/superior-form/superior-form.ts'
import type { Files } from '#server/platform/files.ts'
import type { Exposing } from '#server/platform/http.ts'
import { newId } from '#server/platform/id.ts'
import { fillForm, readForm } from './form-apart.ts'
import {
  changeSuperiorForm,
  downloadBlankForm,
  downloadSuperiorForm,
  listSuperiorForms,
  previewSuperiorForm,
  showSuperiorForm,
  takeInSuperiorForm,
  withdrawSuperiorForm,
} from './superior-form.operations.ts'

const id = z.uuid()
const Known = z.object({ id })
const OfPlan = z.object({ id, formId: id })

export function superiorFormHttp(exposing: Exposing, files: Files): void {
  const { expose, exposeUpload, exposeDownload, exposeSteps } = exposing
  expose('GET /superior-forms', listSuperiorForms, { input: z.object({}), output: z.array(SuperiorForm) })
  expose('GET /superior-forms/:id', showSuperiorForm, { input: Known, output: SuperiorFormView })
  expose('PUT /superior-forms/:id', changeSuperiorForm, { input: SuperiorFormChange, output: SuperiorFormView })
  expose('POST /superior-forms/:id/withdraw', withdrawSuperiorForm, { input: Known, output: z.object({}) })
  exposeUpload('POST /superior-forms', takeInSuperiorForm, {
    fields: Known,
    output: SuperiorFormView,
    prepare: async ({ bytes, name }, fields) => {
      const marks = await readForm(bytes, name)
      const sha256 = await files.put(bytes)
      const file = {
        id: newId(),
        name,
        mediaType: odtMediaType,
        size: bytes.byteLength,
        sha256,
        receivedSha256: sha256,
      }
      return { ...fields, marks, file }
    },
  })
  exposeDownload('GET /superior-forms/:id/files/:number', downloadBlankForm, {
    input: Known.extend({ number: z.coerce.number().int().positive() }),
    render: async ({ name, sha256 }) => ({
      bytes: await files.get(sha256),
      mediaType: odtMediaType,
      name,
      inline: false,
    }),
  })
  exposeSteps('POST /plans/:id/superior-forms/:formId/preview', 'superiorForm.preview', {
    input: OfPlan,
    output: FilledForm,
    run: async (perform, input) => {
      const { sha256, marks, ...wanted } = await perform(previewSuperiorForm, input)
      return { marks, text: (await fillForm(await files.get(sha256), wanted)).text }
    },
  })
  exposeDownload('POST /plans/:id/superior-forms/:formId/filled.odt', downloadSuperiorForm, {
    input: OfPlan,
    render: async ({ sha256, name, ...wanted }) => ({
      bytes: (await fillForm(await files.get(sha256), wanted)).bytes,
      mediaType: odtMediaType,
      name,
      inline: false,
    }),
  })
}
