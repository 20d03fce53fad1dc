// Staff sign in through the API.
import { z } from 'zod'
import type { Api } from '../../../http/api.ts'
import { enterCode, enterPassword } from '../service/sign-in.ts'
import { shortText } from './shapes.ts'

export function signInRoutes(api: Api): void {
  const tags = ['sign-in']
  const credentials = z.object({ email: shortText(254), password: z.string().min(1).max(500) })
  api.post(
    '/sign-in',
    {
      schema: {
        tags,
        summary: 'First step: e-mail and password',
        body: credentials,
        response: { 200: z.object({ token: z.string() }) },
      },
    },
    async (request) => ({
      token: await enterPassword((useCase) => request.look(useCase), { ...request.body, address: request.ip }),
    }),
  )
  const second = z.object({ token: shortText(80), code: shortText(20) })
  api.post(
    '/sign-in/code',
    {
      schema: {
        tags,
        summary: 'Second step: a code. The session is a Bearer token',
        body: second,
        response: { 200: z.object({ session: z.string() }) },
      },
    },
    async (request) => ({
      session: await enterCode((useCase) => request.look(useCase), {
        ...request.body,
        agent: request.headers['user-agent'],
      }),
    }),
  )
}
