// A form of an act sent: read by its row of the table, and done once for the page's key.
import { z } from 'zod'
import type { Work } from '../../db/work.ts'
import type { CaseId } from '../../modules/cases/model.ts'
import { type ActName, actNames } from '../../modules/cases/rules/acts.ts'
import { act } from '../../modules/cases/service/act.ts'
import { answersSchema } from '../../modules/cases/service/act-answers.ts'
import type { Filled } from '../form.ts'

const which = z.object({ act: z.enum(actNames as [ActName, ...ActName[]]) })

/** The act asked for in an address or a form; anything else is none. */
export const actIn = (asked: string | null): ActName | undefined => actNames.find((name) => name === asked)

interface Runs {
  run<T>(useCase: (work: Work) => Promise<T>, key?: string): Promise<T>
}

export async function doneOf({ run }: Runs, id: CaseId, form: Filled): Promise<ActName> {
  const { act: name } = form.read(which)
  const said = form.read(answersSchema(name))
  await run((work) => act(work, id, name, said as never), form.key && `${form.key} ${name}`)
  return name
}
