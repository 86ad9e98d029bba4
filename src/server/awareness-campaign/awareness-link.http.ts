import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { CampaignReading, QuizAnswers, QuizResult } from '#domain/awareness-campaign/awareness-campaign.ts'
import { LinkShown } from '#domain/awareness-campaign/awareness-link.ts'
import { Problem } from '#domain/problem.ts'
import type { Clock } from '#server/platform/clock.ts'
import type { Database } from '#server/platform/database.ts'
import type { MasterKeys } from '#server/platform/master-key.ts'
import { refusalLimit } from '#server/platform/refusal-limit.ts'
import { awarenessLinks } from './awareness-link.operations.ts'

/** How many refusals in a minute one source may meet, before it is not asked any more. */
const mostRefusals = 20

const Shown = z.strictObject(LinkShown.shape)
const Answered = z.strictObject({ ...LinkShown.shape, answers: QuizAnswers })

/** For those who never sign in. The secret travels in bodies alone. */
export function awarenessLinkHttp(
  app: FastifyInstance,
  parts: { database: Database; clock: Clock; keys: MasterKeys },
): void {
  const links = awarenessLinks(parts)
  const limit = refusalLimit(mostRefusals, parts.clock)

  const route = <Body extends z.ZodObject, Output extends z.ZodType>(
    what: 'open' | 'confirm' | 'answer',
    { body, output }: { body: Body; output: Output },
    run: (shown: z.infer<Body>) => Promise<z.infer<Output>>,
  ) =>
    app.post(
      `/api/awareness-link/${what}`,
      {
        config: { access: 'public' },
        schema: {
          operationId: `awarenessLink.${what}`,
          body,
          querystring: z.strictObject({}),
          response: { 200: output },
        },
      },
      async (request: FastifyRequest) => {
        if (limit.isReached(request.ip)) throw new Problem('too_many_requests')
        return run(request.body as z.infer<Body>).catch((refusal: unknown) => {
          if (refusal instanceof Problem && refusal.code === 'awarenessLink.refused') limit.count(request.ip)
          throw refusal
        })
      },
    )

  route('open', { body: Shown, output: CampaignReading }, links.open)
  route('confirm', { body: Shown, output: z.object({}) }, links.confirm)
  route('answer', { body: Answered, output: QuizResult }, links.answer)
}
