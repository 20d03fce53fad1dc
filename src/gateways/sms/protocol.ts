// What we and a provider of text messages say to each other. The README beside this file is its documentation.
import { z } from 'zod'

export const question = z.object({
  to: z.string().regex(/^\+\d{8,15}$/),
  text: z.string().min(1).max(1000),
  reference: z.string().min(1).max(100),
})

export const acceptedAnswer = z.object({ state: z.literal('accepted'), id: z.string().min(1).max(100) })
/** The provider's own word for why, without the number or the text. */
export const refusedAnswer = z.object({
  state: z.enum(['rejected', 'too-many']),
  code: z.string().regex(/^[a-z0-9-]{1,60}$/),
})
