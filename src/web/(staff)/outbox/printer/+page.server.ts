// The demo's printer made of software: what came out of it lately, and troubles to try. In a real centre there is no such page.
import { z } from 'zod'
import { permit } from '../../../../kernel/actor.ts'
import { no, Refusal } from '../../../../kernel/refusal.ts'
import { act } from '../../manager/parts/act.ts'
import type { Actions, PageServerLoad } from './$types'
import { troubleNames, troubles } from './troubles.ts'

export const csr = false

const shownPapers = 6

function pretendOf({ actor, app }: App.Locals) {
  permit(actor, 'messages.see')
  if (!app.printers.pretend) throw new Refusal(no('not-found'))
  return app.printers.pretend
}

export const load: PageServerLoad = ({ locals, url }) => {
  const printer = pretendOf(locals)
  const now = JSON.stringify(printer.trouble)
  return {
    papers: printer.papers.slice(-shownPapers).reverse(),
    trouble: troubleNames.find((name) => JSON.stringify(troubles[name]) === now) ?? 'none',
    changed: url.searchParams.has('changed'),
  }
}

export const actions: Actions = {
  default: (event) =>
    act(event, async (form) => {
      const { trouble } = form.read(z.object({ trouble: z.enum(troubleNames) }))
      pretendOf(event.locals).trouble = troubles[trouble]
      return '/outbox/printer?changed'
    }),
}
