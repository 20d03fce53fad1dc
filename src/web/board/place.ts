// The hall whose board this is, as it is now.
import { redirect } from '@sveltejs/kit'
import type { Work } from '../../db/work.ts'
import { may } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Lang } from '../../kernel/text.ts'
import { no } from '../../modules/centres/model.ts'
import { findCentreByKey } from '../../modules/centres/service/centres.ts'
import { hallOf, type StampedHall, today } from '../../modules/centres/service/hall.ts'
import { boardState } from '../../modules/queue/service/screens.ts'
import { hallBoard } from '../../realtime/hall-board.ts'
import { openNow, openWords } from '../(portal)/parts/centre-now.ts'

/** A machine of another centre, or nobody we know, is sent to the page of pairing. */
export async function hallAt(work: Work, key: string): Promise<StampedHall> {
  const centre = await findCentreByKey(work, key)
  if (!centre) throw new Refusal(no('no-centre'))
  if (!may(work.actor, 'queue.see', centre.id)) redirect(303, '/board')
  return hallOf(work, centre.id)
}

/** What the page begins with; everything after it comes by the live topic. */
export async function boardOf(work: Work, hall: StampedHall, lang: Lang) {
  const { centre, timetable } = hall
  const open = openNow(timetable, work.now)
  return {
    topic: `hall:${centre.id}`,
    name: centre.name[lang],
    zone: timetable.zone,
    board: hallBoard(await boardState(work, centre.id)),
    /** «відчиниться завтра о 09:00» */
    opens: open.kind === 'open' ? undefined : openWords(lang, open, today(hall, work.now)),
  }
}
