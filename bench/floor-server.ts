import Fastify from 'fastify'
import pg from 'pg'

// The floor: the same HTTP and driver, and nothing of what the product owes. No session, no check, no audit.
const pool = new pg.Pool({ ...JSON.parse(process.env.CONNECTION!), max: 16 })
const newest = `
  select deficiency.id, description, place, grade, status, found_on, improvement_due_date, unit.name
  from deficiency join unit on unit.id = unit_id
  where deficiency.agency_id = $1 order by deficiency.id desc limit 25`
const app = Fastify({ logger: false })

app.post('/submissions', async (request) => {
  const { id } = request.body as { id: string }
  await pool.query({
    name: 'write',
    text: 'insert into floor_document (id, body) values ($1, $2)',
    values: [id, JSON.stringify(request.body)],
  })
  return { id }
})

app.get('/submissions/:id', async (request) => {
  const { id } = request.params as { id: string }
  const text = 'select body from floor_document where id = $1'
  const { rows } = await pool.query({ name: 'read', text, values: [id] })
  return rows[0].body
})

app.get('/deficiencies/:agencyId', async (request) => {
  const { agencyId } = request.params as { agencyId: string }
  const { rows } = await pool.query({ name: 'newest', text: newest, values: [agencyId] })
  return rows
})

console.log(await app.listen({ port: 0, host: '127.0.0.1' }))
process.once('SIGTERM', async () => {
  await app.close()
  await pool.end()
})
