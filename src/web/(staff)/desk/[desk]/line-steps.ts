// The buttons that move the ticket: call, repeat, start, no-show, park, transfer, finish.
import { z } from 'zod'
import { parseId } from '../../../../kernel/id.ts'
import { outcomes, parkReasons, withdrawReasons } from '../../../../modules/queue/model.ts'
import {
  addService,
  callAgain,
  callNext,
  confirmPriority,
  finish,
  finishAndCallNext,
  finishErrand,
  markAbsent,
  park,
  startServing,
  transfer,
  withdrawPriority,
  writeNote,
} from '../../../../modules/queue/service/at-desk.ts'
import { both } from '../../../form.ts'
import type { Actions } from './$types'
import { clockTime, fields, press, step } from './steps.ts'

const time = clockTime(both({ uk: 'Напишіть, коли повернеться.', en: 'Write when they come back.' }))

const service = z.uuid(both({ uk: 'Оберіть послугу.', en: 'Choose a service.' }))
const toWhere = z.object({
  to: z.enum(['desk', 'service'], both({ uk: 'Оберіть, куди передати.', en: 'Choose where to transfer to.' })),
  desk: z.uuid(both({ uk: 'Оберіть стіл.', en: 'Choose a desk.' })).optional(),
  service: service.optional(),
  back: z.literal('yes').optional(),
})

export const lineSteps = {
  call: press('call', (work, { deskId }) => callNext(work, deskId)),
  silent: press('silent', (work, { deskId }) => callNext(work, deskId, { silent: true })),
  again: press('again', (work, { deskId, seen }) => callAgain(work, deskId, seen)),
  start: press('start', (work, { deskId, seen }) => startServing(work, deskId, seen)),
  absent: press('absent', (work, { deskId, seen }) => markAbsent(work, deskId, seen)),
  park: step(
    'park',
    fields(z.object({ reason: z.enum(parkReasons), until: time })),
    async (work, at, { reason, until }) => {
      await park(work, at.deskId, { reason, returnAt: until }, at.seen)
      return undefined
    },
  ),
  transfer: step('transfer', fields(toWhere), async (work, { deskId, seen }, { to, desk, service, back }) => {
    const where = {
      deskId: to === 'desk' ? parseId<'Desk'>(desk ?? '') : undefined,
      serviceId: to === 'service' ? parseId<'Service'>(service ?? '') : undefined,
      returnToMe: back === 'yes',
    }
    await transfer(work, deskId, where, seen)
    return undefined
  }),
  add: step(
    'add',
    fields(z.object({ service: service.optional(), purpose: z.enum(['submit', 'consult', 'collect']) })),
    async (work, { deskId, seen }, { service, purpose }) => {
      await addService(work, deskId, { purpose, serviceId: parseId<'Service'>(service ?? '') }, seen)
      return undefined
    },
  ),
  outcome: step(
    'outcome',
    fields(z.object({ n: z.coerce.number().int(), outcome: z.enum(outcomes) })),
    async (work, { deskId, seen }, { n, outcome }) => {
      await finishErrand(work, deskId, n, outcome, seen)
      return undefined
    },
  ),
  finish: step(
    'finish',
    fields(z.object({ outcome: z.enum(outcomes) })),
    async (work, { deskId, seen }, { outcome }) => {
      await finish(work, deskId, outcome, seen)
      return undefined
    },
  ),
  /** The one of eighty times a day. */
  next: step('next', fields(z.object({ outcome: z.enum(outcomes) })), async (work, { deskId, seen }, { outcome }) => {
    await finishAndCallNext(work, deskId, outcome, seen)
    return undefined
  }),
  confirm: press('confirm', (work, { deskId, seen }) => confirmPriority(work, deskId, seen)),
  withdraw: step('withdraw', fields(z.object({ reason: z.enum(withdrawReasons) })), async (work, at, { reason }) => {
    await withdrawPriority(work, at.deskId, reason, at.seen)
    return undefined
  }),
  note: step(
    'note',
    fields(z.object({ note: z.string().max(500).default('') })),
    async (work, { deskId, seen }, { note }) => {
      await writeNote(work, deskId, note, seen)
      return undefined
    },
  ),
} satisfies Actions
