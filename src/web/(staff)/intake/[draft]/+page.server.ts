// The intake: saved as it stands, registered when it is complete or the person insists, or given at once.
import { error, fail, redirect } from '@sveltejs/kit'
import { z } from 'zod'
import type { Work } from '../../../../db/work.ts'
import { type Id, parseId } from '../../../../kernel/id.ts'
import { no, Refusal, sentence } from '../../../../kernel/refusal.ts'
import { dateIn } from '../../../../kernel/time.ts'
import type { CaseId, IntakeDraft } from '../../../../modules/cases/model.ts'
import { addScan, lockOpenIntake, removeScan, saveIntake } from '../../../../modules/cases/service/intake.ts'
import { registerCase, registerImmediate } from '../../../../modules/cases/service/register.ts'
import { getCentre } from '../../../../modules/centres/service/centres.ts'
import { hallOf } from '../../../../modules/centres/service/hall.ts'
import { getResident } from '../../../../modules/identity/service/residents.ts'
import { type Filled, filled, refused } from '../../../form.ts'
import { awayOf } from '../../desk/away.ts'
import { stripOf } from '../../desk/people/strip.ts'
import { keyed } from '../../keyed.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'
import { finishErrandOf, visitAt } from './at-my-desk.ts'
import { draftIn } from './draft-form.ts'
import { scansIn } from './scans.ts'
import { sheetView } from './sheet.ts'

const draftOf = ({ params, locals }: Pick<RequestEvent, 'params' | 'locals'>): CaseId => {
  const id = parseId<'Case'>(params.draft)
  if (!id) error(404, sentence(no('not-found'), locals.lang))
  return id
}

export const load: PageServerLoad = async (event) => {
  const id = draftOf(event)
  return event.locals.look(async (work) => {
    const sheet = await sheetView(work, id)
    const { centreId, applicantId, ticketId } = sheet
    const centre = await getCentre(work, centreId)
    const resident = await getResident(work, applicantId, { purpose: 'register', centreId, caseId: id })
    const hall = await hallOf(work, centreId)
    return {
      sheet,
      away: await awayOf(work, hall.outages, [sheet.service.id]),
      person: stripOf(resident),
      centre: centre.name,
      visit: await visitAt(work, ticketId),
      zone: centre.zone,
      now: work.now,
      today: dateIn(centre.zone, work.now),
    }
  })
}

const versionField = z.object({ version: z.coerce.number().int().min(1) })

interface Saved {
  readonly version: number
  readonly ticketId: Id<'Ticket'> | null
  readonly serviceId: Id<'Service'>
}

/** Keeps what the form says. Nothing of it is lost when the next step is refused. */
async function save(
  { locals }: RequestEvent,
  id: CaseId,
  form: Filled,
  typed: (draft: IntakeDraft) => void,
): Promise<Saved> {
  const { version } = form.read(versionField)
  const { scans, faults: ofScans } = await scansIn(form.data, locals.app.files)
  const saved = await locals.run(
    async (work) => {
      const intake = await lockOpenIntake(work, id)
      const { draft, faults } = draftIn(form, intake.draft, await todayAt(work, intake.centreId))
      typed(draft)
      if (faults.length > 0) throw new Refusal(...faults)
      const { version: next } = await saveIntake(work, id, version, draft)
      for (const { kept, paper } of scans) await addScan(work, id, kept, { purpose: 'attachment', paper })
      return { version: next, ticketId: intake.ticketId, serviceId: intake.serviceId }
    },
    keyed(form, 'save', String(version)),
  )
  if (ofScans.length > 0) throw new Refusal(...ofScans)
  return saved
}

const todayAt = async (work: Work, centreId: Id<'Centre'>) => dateIn((await getCentre(work, centreId)).zone, work.now)

/** Every button of the page saves first, then does its own step. */
const after =
  <Answer extends object>(step: (event: RequestEvent, id: CaseId, form: Filled, saved: Saved) => Promise<Answer>) =>
  async (event: RequestEvent) => {
    const { locals, request } = event
    const id = draftOf(event)
    const form = await filled(request, locals.lang)
    let typed: IntakeDraft | undefined
    try {
      const saved = await save(event, id, form, (draft) => {
        typed = draft
      })
      return await step(event, id, form, saved)
    } catch (refusal) {
      const { status, data } = refused(refusal, locals.lang)
      return fail(status, { ...data, typed, sheet: await sheetNow(event, id) })
    }
  }

/** The sheet as it stands after a step, or nothing where the draft is nobody's to see. */
async function sheetNow({ locals }: RequestEvent, id: CaseId) {
  try {
    return await locals.look((work) => sheetView(work, id))
  } catch (refusal) {
    if (refusal instanceof Refusal) return undefined
    throw refusal
  }
}

/** With scripts the page goes on where it is; without them it is loaded anew. */
const hasScripts = ({ request }: RequestEvent): boolean => request.headers.get('x-sveltekit-action') === 'true'

const given = z.object({
  result: z.string().max(2000).default(''),
  shownKind: z.string().max(100).default(''),
  shownNumber: z.string().max(60).default(''),
  to: z.enum(['applicant', 'representative']).default('applicant'),
})
const scan = z.object({ file: z.uuid() })

const register =
  (insisted: boolean) =>
  async ({ locals }: RequestEvent, id: CaseId, form: Filled, { version, ticketId, serviceId }: Saved) => {
    const key = keyed(form, 'register', String(version))
    const registered = await locals.run((work) => registerCase(work, id, { version, insisted }), key)
    await locals.run((work) => finishErrandOf(work, ticketId, serviceId))
    return { registered, immediate: false }
  }

export const actions = {
  save: after(async (event, id) => {
    if (!hasScripts(event)) redirect(303, `/intake/${id}`)
    return { sheet: await sheetNow(event, id) }
  }),
  register: after(register(false)),
  /** The person insists on filing what there is. */
  insist: after(register(true)),
  now: after(async ({ locals }, id, form, { version, ticketId, serviceId }) => {
    const { result, shownKind, shownNumber, to } = form.read(given)
    const key = keyed(form, 'now', String(version))
    const document = { kind: shownKind, number: shownNumber }
    const registered = await locals.run((work) => registerImmediate(work, id, { version, result, document, to }), key)
    await locals.run((work) => finishErrandOf(work, ticketId, serviceId))
    return { registered, immediate: true }
  }),
  unscan: after(async (event, id, form) => {
    const { file } = form.read(scan)
    await event.locals.run((work) => removeScan(work, id, parseId<'File'>(file)!))
    if (!hasScripts(event)) redirect(303, `/intake/${id}`)
    return { sheet: await sheetNow(event, id) }
  }),
} satisfies Actions
