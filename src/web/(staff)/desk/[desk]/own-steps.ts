// The buttons of the desk itself: a break and its end, the hand-over, the end of work; who is back, and a call out of turn.
import { redirect } from '@sveltejs/kit'
import { z } from 'zod'
import { type Id, parseId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { pauses } from '../../../../modules/centres/model.ts'
import { endBreak } from '../../../../modules/centres/service/sitting.ts'
import { setWorkplace } from '../../../../modules/identity/service.ts'
import { handReasons, no, type PowerId, type TicketId } from '../../../../modules/queue/model.ts'
import { comeBack } from '../../../../modules/queue/service/away.ts'
import { callByHand } from '../../../../modules/queue/service/by-number.ts'
import { actFor, setPeople, turnTo } from '../../../../modules/queue/service/group.ts'
import { closeDesk, type HandOver, handOver, startBreak } from '../../../../modules/queue/service/pause.ts'
import { both, type Filled, filled, refused } from '../../../form.ts'
import { keyed } from '../../keyed.ts'
import type { Actions, RequestEvent } from './$types'
import { type AtDesk, atDesk, clockTime, fields, press, step } from './steps.ts'

type Work = Parameters<typeof closeDesk>[0]

/** After this step the person sits here no more. */
const leaving =
  <Read>(name: string, reads: (form: Filled) => Read, does: (work: Work, at: AtDesk, read: Read) => Promise<void>) =>
  async (event: RequestEvent) => {
    const { locals, request } = event
    const form = await filled(request, locals.lang)
    try {
      const [at, read] = [atDesk(event, form), reads(form)]
      const session = locals.signedIn!.sessionId
      await locals.run(
        async (work) => {
          await does(work, at, read)
          await setWorkplace(work, session, '')
        },
        keyed(form, name),
      )
    } catch (refusal) {
      return refused(refusal, locals.lang, form)
    }
    redirect(303, `/desk?${name}`)
  }

const whom = z.object({
  to: z.enum(['colleague', 'desk']),
  colleague: z.uuid(both({ uk: 'Оберіть колегу.', en: 'Choose a colleague.' })).optional(),
  desk: z.uuid(both({ uk: 'Оберіть стіл.', en: 'Choose a desk.' })).optional(),
})

function receiverIn({ to, colleague, desk }: z.output<typeof whom>): HandOver {
  if (to === 'colleague' && colleague) return { to, staffId: colleague as Id<'Staff'> }
  if (to === 'desk' && desk) return { to, deskId: desk as Id<'Desk'> }
  throw new Refusal(no('hand-over-to-whom', {}, to))
}

const pause = z.object({
  why: z.enum(pauses).default('rest'),
  back: clockTime(both({ uk: 'Напишіть час.', en: 'Write a time.' })).optional(),
})
const hand = z.object({
  called: z.uuid(),
  reason: z.enum(handReasons, both({ uk: 'Оберіть причину.', en: 'Choose a reason.' })),
  silent: z.literal('yes').optional(),
})
const howMany = z.object({ people: z.coerce.number().int() })
const whose = z.object({ person: z.coerce.number().int() })

export const ownSteps = {
  break: step('break', fields(pause), async (work, { deskId }, wish) => {
    await startBreak(work, deskId, wish)
    return undefined
  }),
  resume: press('resume', (work, { deskId }) => endBreak(work, deskId)),
  close: leaving('closed', fields(z.object({})), (work, { deskId }) => closeDesk(work, deskId)),
  handover: leaving('handed', fields(whom), (work, { deskId }, read) => handOver(work, deskId, receiverIn(read))),
  /** Parked, absent, or gone after the last call: the person is here. */
  comeback: step('comeback', fields(z.object({ parked: z.uuid() })), async (work, _, { parked }) => {
    await comeBack(work, parked as Id<'Ticket'> as TicketId)
    return undefined
  }),
  byhand: step('byhand', fields(hand), async (work, { deskId }, { called, reason, silent }) => {
    await callByHand(work, deskId, { ticketId: called as TicketId, reason, silent: silent === 'yes' })
    return undefined
  }),
  people: step('people', fields(howMany), async (work, { deskId, seen }, { people }) => {
    await setPeople(work, deskId, people, seen)
    return undefined
  }),
  turn: step('turn', fields(whose), async (work, { deskId, seen }, { person }) => {
    await turnTo(work, deskId, person, seen)
    return undefined
  }),
  /** Without a power the person acts for themselves again. */
  actfor: step(
    'actfor',
    fields(z.object({ power: z.uuid().optional() })),
    async (work, { deskId, seen }, { power }) => {
      await actFor(work, deskId, (parseId<'Power'>(power ?? '') ?? null) as PowerId | null, seen)
      return undefined
    },
  ),
} satisfies Actions
