import { randomUUID } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { testApp } from '#test/app.ts'
import { makeAssignment, makePlan } from '#test/make.ts'

type Kept = { product: string; method: 'POST' | 'PUT'; address: string; input: object }

const { as, home, owner, app } = await testApp()
const head = await as('unitHead')
const folder = path.resolve(import.meta.dirname, '../../../test/fixtures/outbox')
const kept: Kept[] = fs
  .readdirSync(folder)
  .flatMap((name) => JSON.parse(fs.readFileSync(path.join(folder, name), 'utf8')) as Kept[])

const plan = await makePlan(owner, home, { evidence: 'note' })
const ids: Record<string, string> = {
  inspectionId: randomUUID(),
  incidentId: randomUUID(),
  evidenceId: randomUUID(),
  checklistVersionId: (await head.get('/checklists')).body[0].versionId,
  unitId: home.unitIds.get('行政室')!,
  assignmentId: await makeAssignment(owner, home, { unit: '行政室', plan }),
}
const filled = (text: string): string => text.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? `{${name}}`)

/** As the queue of a device sends it: what stands in the address does not stand in the body. */
const send = (method: Kept['method'], address: string, input: unknown, product: string) =>
  app.inject({
    method,
    url: `/api${address}`,
    payload: input as object,
    headers: { cookie: head.cookie!, 'x-shousui': '1', 'idempotency-key': randomUUID(), 'x-product-version': product },
  })

test.each(kept)('what version $product kept on a device for $address is still taken', async (entry) => {
  const input = JSON.parse(filled(JSON.stringify(entry.input)))
  const answer = await send(entry.method, filled(entry.address), input, entry.product)
  expect(answer.json()).not.toHaveProperty('code')
  expect(answer.statusCode).toBe(200)
})
