// The answers travel in the browser's own cookie, sealed; the server keeps none.
import { error as kitError, type RequestEvent } from '@sveltejs/kit'
import {
  type Answers,
  type Benefit,
  listBenefits,
  openAnswers,
  sealAnswers,
} from '../../../modules/benefits/service.ts'
import { isSecure } from '../../session.ts'
import { words } from './words.ts'

const cookie = 'answers'
const path = '/benefits'

type At = Pick<RequestEvent, 'cookies' | 'locals'>

export const answersIn = ({ cookies, locals }: At): Promise<Answers> =>
  locals.look(async (work) => openAnswers(work, cookies.get(cookie)))

export async function keepAnswers({ cookies, locals }: At, answers: Answers): Promise<void> {
  const sealed = await locals.look(async (work) => sealAnswers(work, answers))
  cookies.set(cookie, sealed, { path, httpOnly: true, sameSite: 'lax', secure: isSecure({ locals }) })
}

export const forgetAnswers = ({ cookies, locals }: At): void =>
  cookies.delete(cookie, { path, secure: isSecure({ locals }) })

export function benefitAt(key: string, { locals }: Pick<RequestEvent, 'locals'>): Benefit {
  const found = listBenefits().find((each) => each.key === key)
  if (!found) kitError(404, words[locals.lang].noSuch)
  return found
}
