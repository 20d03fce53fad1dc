// The acts of a case through the API: one route for each row of their table; and what the person does with their own.
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import { deliveryMethods, notifyChannels } from '../model.ts'
import { actWords } from '../rules/act-words.ts'
import { type ActName, actNames } from '../rules/acts.ts'
import { lawful } from '../rules/transitions.ts'
import { act } from '../service/act.ts'
import { answersSchema } from '../service/act-answers.ts'
import { answerCase } from '../service/answer.ts'
import { chooseTelling } from '../service/telling.ts'
import { keysOf, nothing, ofCase, readUpload, tags } from './shapes.ts'

function actRoute(api: Api, path: string, name: ActName): void {
  const schema = { tags, summary: actWords[name].does.en, params: ofCase, body: answersSchema(name), response: nothing }
  api.post(path, { schema }, async (request, reply) => {
    await request.run((work) => act(work, request.params.case, name, request.body as never))
    return reply.code(204).send(null)
  })
}

export function actRoutes(api: Api): void {
  for (const name of actNames) {
    if (lawful[name].by.some((side) => side !== 'applicant')) actRoute(api, `/cases/:case/acts/${name}`, name)
    if (lawful[name].by.includes('applicant')) actRoute(api, `/my/cases/:case/acts/${name}`, name)
  }

  api.put(
    '/my/cases/:case/telling',
    {
      schema: {
        tags,
        summary: 'How to tell about this case and hand over its result; contacts not named stay',
        params: ofCase,
        body: z.object({
          notifyBy: z.enum(keysOf(notifyChannels)),
          deliverBy: z.enum(keysOf(deliveryMethods)),
          phone: z.string().trim().max(60).optional(),
          email: z.string().trim().max(200).optional(),
          address: z.string().trim().max(300).optional(),
        }),
        response: nothing,
      },
    },
    async (request, reply) => {
      await request.run((work) => chooseTelling(work, request.params.case, request.body))
      return reply.code(204).send(null)
    },
  )

  api.post(
    '/my/cases/:case/answer',
    {
      schema: {
        tags,
        summary: 'Answer what the case asks with a file (multipart: purpose, file); the clock goes on',
        consumes: ['multipart/form-data'],
        params: ofCase,
        response: nothing,
      },
    },
    async (request, reply) => {
      const { kept } = await readUpload(request)
      await request.run((work) => answerCase(work, request.params.case, { files: [kept] }))
      return reply.code(204).send(null)
    },
  )
}
