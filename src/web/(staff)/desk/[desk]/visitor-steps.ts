// The buttons about the person: found, chosen or added; for whom they act; the intake opened.
import { z } from 'zod'
import type { Work } from '../../../../db/work.ts'
import { type Id, parseId } from '../../../../kernel/id.ts'
import { Refusal } from '../../../../kernel/refusal.ts'
import { emptyDraft, type IntakeDraft } from '../../../../modules/cases/model.ts'
import { openIntake, saveIntake } from '../../../../modules/cases/service/intake.ts'
import { getService } from '../../../../modules/catalogue/service.ts'
import { centreOfDesk } from '../../../../modules/centres/service/hall.ts'
import { no as noPerson, powerKinds } from '../../../../modules/identity/model.ts'
import { fullName } from '../../../../modules/identity/rules/names.ts'
import { identify } from '../../../../modules/identity/service/identify.ts'
import { addPower, permitActingFor } from '../../../../modules/identity/service/representatives.ts'
import { findOrAddResident, getResident } from '../../../../modules/identity/service/residents.ts'
import { no, type ResidentId } from '../../../../modules/queue/model.ts'
import { startServing } from '../../../../modules/queue/service/at-desk.ts'
import { type DeskScreen, deskScreen } from '../../../../modules/queue/service/desk-screen.ts'
import { actFor, identifyVisitor } from '../../../../modules/queue/service/group.ts'
import { both, type Filled, filled, refused } from '../../../form.ts'
import { dateField } from '../people/dates.ts'
import { personIn, soughtIn } from '../people/read.ts'
import type { Actions, RequestEvent } from './$types'
import { type AtDesk, deskOf, fields, step } from './steps.ts'
import { powersOf } from './visit.ts'

/** Who was found goes back with the page: what was sought stands in no address and is not kept. */
async function find(event: RequestEvent) {
  const { locals, request } = event
  const form = await filled(request, locals.lang)
  try {
    const sought = soughtIn(form)
    const found = await locals.look(async (work) =>
      identify(work, { ...sought, centreId: await centreOfDesk(work, deskOf(event)) }),
    )
    return { found, values: form.values }
  } catch (refusal) {
    return refused(refusal, locals.lang, form)
  }
}

/** The whole record of the person at the desk, for the one who asked to see it. */
async function show(event: RequestEvent) {
  const { locals, request } = event
  const form = await filled(request, locals.lang)
  try {
    const person = await locals.look(async (work) => {
      const { centreId, residentId } = await visitorAt(work, deskOf(event))
      return getResident(work, residentId, { purpose: 'serve', centreId })
    })
    return { person }
  } catch (refusal) {
    return refused(refusal, locals.lang, form)
  }
}

interface Visitor {
  readonly centreId: Id<'Centre'>
  readonly residentId: ResidentId
  readonly current: NonNullable<DeskScreen['current']>
}

async function visitorAt(work: Work, deskId: Id<'Desk'>): Promise<Visitor> {
  const { centreId, current } = await deskScreen(work, deskId)
  if (!current?.ticket.residentId) throw new Refusal(no('nobody-called'))
  return { centreId, current, residentId: current.ticket.residentId }
}

const kinds = Object.keys(powerKinds) as [keyof typeof powerKinds, ...(keyof typeof powerKinds)[]]
const power = z.object({
  power: z.enum(kinds, both({ uk: 'Оберіть, на якій підставі.', en: 'Choose the ground.' })),
  powerNumber: z.string().max(60).optional(),
  powerIssuedOn: dateField,
  powerUntil: dateField.optional(),
})
const principalIn = (form: Filled) => ({ ...personIn(form), ...form.read(power) })

/** The one who is represented, and by what right; from now on the visitor may file for them. */
async function represent(work: Work, { deskId, seen }: AtDesk, read: ReturnType<typeof principalIn>) {
  const { centreId, residentId } = await visitorAt(work, deskId)
  const { claim, reason } = read
  const { resident } = await findOrAddResident(work, { claim, purpose: 'represent', centreId, reason })
  if (resident.id === residentId) throw new Refusal(noPerson('not-covered', {}, 'family'))
  const added = await addPower(
    work,
    {
      principal: { kind: 'resident', id: resident.id },
      representativeId: residentId,
      kind: read.power,
      number: read.powerNumber ?? null,
      issuedOn: read.powerIssuedOn,
      validFrom: read.powerIssuedOn,
      validUntil: read.powerUntil ?? null,
      scope: 'all',
    },
    { purpose: 'represent', centreId },
  )
  await actFor(work, deskId, added.id, seen)
  return undefined
}

const opening = z.object({ service: z.uuid() })

/** The package of papers is begun: for the visitor, or for whom they act. Whoever was only called is served from now on. */
async function open(work: Work, { deskId, seen }: AtDesk, read: z.output<typeof opening>) {
  const { centreId, residentId, current } = await visitorAt(work, deskId)
  const serviceId = parseId<'Service'>(read.service)!
  const actsBy = current.visitors.find(({ n }) => n === current.ticket.person)?.actsBy
  const representative = actsBy && (await actingBy(work, residentId, centreId, actsBy.powerId, serviceId))
  if (current.ticket.state.kind === 'called') await startServing(work, deskId, seen)
  const applicantId = representative ? representative.principalId : residentId
  const { id, version } = await openIntake(work, { centreId, serviceId, applicantId, ticketId: current.ticket.id })
  const { name } = await getService(work, serviceId)
  const form = { demand: name.uk, ...(await contactsFor(work, applicantId, centreId)) }
  const draft: IntakeDraft = { ...emptyDraft, form, ...(representative && { representative: representative.said }) }
  await saveIntake(work, id, version, draft)
  return `/intake/${id}`
}

/** What the state already knows is not asked again. */
async function contactsFor(work: Work, id: ResidentId, centreId: Id<'Centre'>): Promise<Record<string, string>> {
  const { contacts, address } = await getResident(work, id, { purpose: 'register', centreId })
  return {
    ...(contacts.phone && { phone: contacts.phone }),
    ...(contacts.email && { email: contacts.email }),
    ...(address && { address }),
  }
}

async function actingBy(
  work: Work,
  residentId: ResidentId,
  centreId: Id<'Centre'>,
  powerId: string,
  serviceId: Id<'Service'>,
) {
  const held = (await powersOf(work, residentId, centreId)).find(({ id }) => id === powerId)
  if (!held) throw new Refusal(noPerson('not-covered'))
  const principal = { kind: 'resident', id: held.principalId } as const
  await permitActingFor(work, { representativeId: residentId, principal, serviceId })
  const { name } = await getResident(work, residentId, { purpose: 'represent', centreId })
  const { kind, number, issuedOn, validUntil } = held
  const said = { residentId, name: fullName(name), power: { kind, number, issuedOn, validUntil } }
  return { principalId: held.principalId, said }
}

const chosen = z.object({ resident: z.uuid() })

export const visitorSteps = {
  find,
  show,
  choose: step('choose', fields(chosen), async (work, { deskId, seen }, { resident }) => {
    await identifyVisitor(work, deskId, parseId<'Resident'>(resident)!, seen)
    return undefined
  }),
  person: step('person', personIn, async (work, { deskId, seen }, { claim, reason }) => {
    const centreId = await centreOfDesk(work, deskId)
    const { resident } = await findOrAddResident(work, { claim, purpose: 'identify', centreId, reason })
    await identifyVisitor(work, deskId, resident.id, seen)
    return undefined
  }),
  represent: step('represent', principalIn, represent),
  open: step('open', fields(opening), open),
} satisfies Actions
