// The acts of a case through the API: one route for each row of their table; and what the person does with their own.
import type { Api } from '../../../http/api.ts'
import { actWords } from '../rules/act-words.ts'
import { type ActName, actNames } from '../rules/acts.ts'
import { lawful } from '../rules/transitions.ts'
import { act } from '../service/act.ts'
import { answersSchema } from '../service/act-answers.ts'
import { answerCase } from '../service/answer.ts'
import { nothing, ofCase, readUpload, tags } from './shapes.ts'

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
