import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { problems } from '#domain/problem.ts'
import { testApp } from '#test/app.ts'

const it = await testApp()
const staff = await it.as('staff')

type Sent = {
  method?: 'GET' | 'POST' | 'PUT'
  url?: string
  type?: string
  payload?: string | Buffer
  headers?: Record<string, string>
}
async function send({ method = 'POST', url = '/api/incidents', type = 'application/json', payload, headers }: Sent) {
  const answer = await it.app.inject({
    method,
    url,
    headers: {
      cookie: staff.cookie!,
      'x-shousui': '1',
      'idempotency-key': randomUUID(),
      ...(payload !== undefined && { 'content-type': type }),
      ...headers,
    },
    ...(payload !== undefined && { payload }),
  })
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(answer.headers['x-content-type-options']).toBe('nosniff')
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
  const { code, status } = answer.json()
  expect(problems).toHaveProperty([code])
  expect(status).toBe(answer.statusCode)
  return `${status} ${code}`
}

const good = () => ({
  id: randomUUID(),
  planId: null,
  dutyId: null,
  what: '後門未鎖',
  place: '',
  occurredAt: '2026-02-10T01:00:00.000Z',
  knownAt: '2026-02-10T01:00:00.000Z',
})
const goodText = (more = '') => JSON.stringify(good()).replace(/\}$/, `${more}}`)

test.each<[string, Sent, string]>([
  ['an address that is none', { method: 'GET', url: '/api/nothing' }, '404 not_found'],
  ['an id that is empty', { method: 'GET', url: '/api/incidents/' }, '422 invalid_input'],
  ['an address in capitals', { method: 'GET', url: '/API/incidents' }, '404 not_found'],
  ['an address that cannot be decoded', { method: 'GET', url: '/api/incidents/%ff' }, '404 not_found'],
  ['an address of endless length', { method: 'GET', url: `/api/incidents/${'a'.repeat(5_000)}` }, '404 not_found'],
  ['an id that is none', { method: 'GET', url: '/api/incidents/1' }, '422 invalid_input'],
  ['an id that does not exist', { method: 'GET', url: `/api/incidents/${randomUUID()}` }, '404 not_found'],
  ['JSON that breaks off', { payload: '{"id":' }, '422 invalid_input'],
  ['an empty body', { payload: '' }, '422 invalid_input'],
  ['a body that is no object', { payload: '[]' }, '422 invalid_input'],
  ['a body that is null', { payload: 'null' }, '422 invalid_input'],
  ['no body', {}, '422 invalid_input'],
  ['text', { type: 'text/plain', payload: goodText() }, '422 unsupported_media_type'],
  ['a form', { type: 'application/x-www-form-urlencoded', payload: 'id=1' }, '422 unsupported_media_type'],
  [
    'JSON in another character set',
    { type: 'application/json; charset=big5', payload: goodText() },
    '422 unsupported_media_type',
  ],
  ['an upload where JSON is due', { type: 'multipart/form-data; boundary=b', payload: '--b--' }, '422 invalid_input'],
  ['a body of more than a megabyte', { payload: goodText(`,"more":"${'x'.repeat(1_100_000)}"`) }, '422 too_large'],
  ['a field nobody knows', { payload: goodText(',"agencyId":"x"') }, '422 invalid_input'],
  ['a field of the prototype', { payload: goodText(',"__proto__":{"roles":["agencyHead"]}') }, '422 invalid_input'],
  [
    'the constructor of the prototype',
    { payload: goodText(',"constructor":{"prototype":{"a":1}}') },
    '422 invalid_input',
  ],
  ['a query parameter nobody knows', { method: 'GET', url: '/api/incidents?every=1' }, '422 invalid_input'],
  [
    'a query parameter given twice',
    { method: 'GET', url: `/api/incidents?planId=${randomUUID()}&planId=${randomUUID()}` },
    '422 invalid_input',
  ],
  ['a query parameter beside a body', { url: '/api/incidents?agencyId=1', payload: goodText() }, '422 invalid_input'],
  [
    'an upload that breaks off',
    {
      url: '/api/files',
      type: 'multipart/form-data; boundary=b',
      payload: '--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\nabc',
    },
    '422 invalid_input',
  ],
  [
    'an upload without a file',
    { url: '/api/files', type: 'multipart/form-data; boundary=b', payload: '--b--\r\n' },
    '422 invalid_input',
  ],
  ['JSON where an upload is due', { url: '/api/files', payload: '{}' }, '422 unsupported_media_type'],
  [
    'a write from another site',
    { payload: goodText(), headers: { origin: 'https://elsewhere.example' } },
    '403 cross_site',
  ],
  ['a write without our header', { payload: goodText(), headers: { 'x-shousui': '' } }, '403 cross_site'],
  ['a request without a session', { method: 'GET', headers: { cookie: '' } }, '401 not_signed_in'],
])('%s is refused in the product’s own words', async (_name, sent, expected) => {
  expect(await send(sent)).toBe(expected)
})

test('an upload larger than allowed is refused', async () => {
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n'
  const payload = Buffer.concat([Buffer.from(head), Buffer.alloc(16 * 1_048_576), Buffer.from('\r\n--b--\r\n')])
  const answer = await send({ url: '/api/files', type: 'multipart/form-data; boundary=b', payload })
  expect(answer).toBe('422 too_large')
})

test('a refused body changes nothing, and nothing of it reaches another request', async () => {
  await send({ payload: goodText(',"__proto__":{"polluted":true}') })
  expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  const { rows } = await it.owner.query('select count(*)::int as there from incident')
  expect(rows[0].there).toBe(0)
  expect((await staff.post('/incidents', good())).status).toBe(200)
})

test('a defect tells its number and nothing of its cause', async () => {
  await it.owner.query('alter table incident rename column what to renamed')
  const answer = await staff.get('/incidents')
  await it.owner.query('alter table incident rename column renamed to what')
  expect(answer.body).toEqual({ status: 500, code: 'defect', details: { requestId: expect.any(String) } })
})

test('a number larger than any column is an input that is refused, not a defect', async () => {
  const own = { mail: '', telephone: '', channels: [] }
  const payload = JSON.stringify({ version: Number.MAX_SAFE_INTEGER, own })
  expect(await send({ method: 'PUT', url: '/api/telling/own', payload })).toBe('422 invalid_input')
})
