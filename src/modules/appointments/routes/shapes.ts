// What the API asks and answers about bookings; moments travel as ISO 8601.
import { z } from 'zod'
import type { Id } from '../../../kernel/id.ts'
import { instantOf, isoOf, type PlainDate, parseDate } from '../../../kernel/time.ts'
import { type PriorityGroup, priorityGroups } from '../../centres/model.ts'
import {
  type BookingChannel,
  type BookingState,
  bookingStates,
  channels,
  type MoveReason,
  moveReasons,
} from '../model.ts'
import type { Hit } from '../service/hits.ts'
import type { BookingLine, BookingView } from '../service/view.ts'

export const tags = ['appointments']
export const id = <Kind extends string>() => z.uuid().transform((text) => text as Id<Kind>)
export const done = z.object({ done: z.literal(true) })
export const ok = { done: true } as const
export const moment = z.iso.datetime()
export const at = z.iso.datetime({ offset: true }).transform(instantOf)
export const date = z.iso.date().transform((text) => parseDate(text) as PlainDate)
export const lang = z.enum(['uk', 'en'])
const groupCodes = Object.keys(priorityGroups) as [PriorityGroup, ...PriorityGroup[]]
export const priority = z.enum(groupCodes)

export const ofCentre = z.object({ centre: id<'Centre'>() })
export const ofBooking = z.object({ centre: id<'Centre'>(), booking: id<'Booking'>() })
export const byLink = z.object({ link: z.string().min(1).max(60) })

const purpose = z.enum(['consult', 'submit', 'collect'])
export const wish = z.object({
  parts: z
    .array(z.object({ purpose, serviceId: id<'Service'>().optional() }))
    .min(1)
    .max(10),
  moreTime: z.boolean().optional(),
  priority: priority.optional(),
})

/** «submit:<service>,consult»: a visit in an address. */
export const visitInAddress = z
  .string()
  .max(400)
  .regex(/^(consult|submit|collect)(:[0-9a-f-]{36})?(,(consult|submit|collect)(:[0-9a-f-]{36})?)*$/)
  .transform((text) =>
    text.split(',').map((part) => {
      const [what, service] = part.split(':')
      return { purpose: what as z.output<typeof purpose>, serviceId: service as Id<'Service'> | undefined }
    }),
  )

export const freeDayShape = z.object({ date: z.string(), free: z.int() })
export const freeTimesShape = z.object({
  items: z.array(freeDayShape.extend({ times: z.array(z.object({ at: moment, places: z.int() })) })),
})
export const freeCentreShape = z.object({
  centreId: z.uuid(),
  isOffered: z.boolean(),
  firstAt: moment.nullable(),
  days: z.array(freeDayShape),
})

const states = Object.keys(bookingStates) as [BookingState, ...BookingState[]]
const ways = Object.keys(channels) as [BookingChannel, ...BookingChannel[]]
const partShape = z.object({
  ...{ n: z.int(), purpose, serviceId: z.uuid().nullable(), groupId: z.uuid(), deskId: z.uuid() },
  ...{ startsAt: moment, minutes: z.int() },
})
export const lineShape = z.object({
  ...{
    id: z.uuid(),
    centreId: z.uuid(),
    state: z.enum(states),
    channel: z.enum(ways),
    startsAt: moment,
    endsAt: moment,
  },
  ...{ parts: z.array(partShape), moreTime: z.boolean(), hasPriority: z.boolean(), ticketId: z.uuid().nullable() },
})
export const viewShape = lineShape.extend({
  ...{
    day: z.string(),
    lang,
    heldUntil: moment.nullable(),
    sequence: z.int(),
    arrivalCode: z.string(),
    link: z.string(),
  },
  ...{ mayConfirm: z.boolean(), mayChange: z.boolean(), freeUntil: moment, arriveFrom: moment, graceUntil: moment },
})
const reasons = Object.keys(moveReasons) as [MoveReason, ...MoveReason[]]
export const hitShape = z.object({
  ...{ id: z.uuid(), startsAt: moment, endsAt: moment, parts: z.array(partShape), why: z.enum(reasons) },
})

const partOut = ({
  n,
  purpose: what,
  serviceId,
  groupId,
  deskId,
  startsAt,
  minutes,
}: BookingLine['parts'][number]) => ({
  ...{ n, purpose: what, serviceId, groupId, deskId, startsAt: isoOf(startsAt), minutes },
})

export const lineOut = ({ startsAt, endsAt, parts, ...line }: BookingLine): z.output<typeof lineShape> => ({
  ...{ id: line.id, centreId: line.centreId, state: line.state, channel: line.channel, moreTime: line.moreTime },
  ...{ hasPriority: line.hasPriority, ticketId: line.ticketId, parts: parts.map(partOut) },
  ...{ startsAt: isoOf(startsAt), endsAt: isoOf(endsAt) },
})

export const viewOut = (view: BookingView): z.output<typeof viewShape> => ({
  ...lineOut(view),
  ...{ day: view.day, lang: view.lang, sequence: view.sequence, arrivalCode: view.arrivalCode, link: view.link },
  ...{ mayConfirm: view.mayConfirm, mayChange: view.mayChange, heldUntil: view.heldUntil && isoOf(view.heldUntil) },
  ...{ freeUntil: isoOf(view.freeUntil), arriveFrom: isoOf(view.arriveFrom), graceUntil: isoOf(view.graceUntil) },
})

export const hitOut = ({ id: booking, startsAt, endsAt, parts, why }: Hit): z.output<typeof hitShape> => ({
  ...{ id: booking, startsAt: isoOf(startsAt), endsAt: isoOf(endsAt), parts: parts.map(partOut), why },
})
