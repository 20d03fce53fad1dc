// Questions of people that wait for an answer at my posts.
import type { PlaceId } from '../../../kernel/actor.ts'
import { dateIn, kyiv } from '../../../kernel/time.ts'
import { listQuestionsToMe } from '../../../modules/cases/service/question.ts'
import { placeNames } from '../../../modules/identity/service.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, url }) =>
  locals.look(async (work) => {
    const questions = await listQuestionsToMe(work)
    return {
      questions,
      places: await placeNames(work, [...new Set(questions.map(({ unit }) => unit))] as PlaceId[]),
      answered: url.searchParams.has('answered'),
      today: dateIn(kyiv, work.now),
    }
  })
