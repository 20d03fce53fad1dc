// The hall whose board this is, as it is now.
import { redirect } from '@sveltejs/kit'
import type { Work } from '../../db/work.ts'
import { may } from '../../kernel/actor.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Lang } from '../../kernel/text.ts'
import { dateIn } from '../../kernel/time.ts'
import { no } from '../../modules/centres/model.ts'
import { findCentreByKey } from '../../modules/centres/service/centres.ts'
import { hallOf, type StampedHall } from '../../modules/centres/service/hall.ts'
import { statusOn } from '../../modules/centres/service/hours.ts'
import { boardState } from '../../modules/queue/service/screens.ts'
import { type HallBoard, hallBoard } from '../../realtime/hall-board.ts'
import { openNow, openWords } from '../(portal)/parts/centre-now.ts'

/** A machine of another centre, or nobody we know, is sent to the page of pairing. */
export async function hallAt(work: Work, key: string): Promise<StampedHall> {
  const centre = await findCentreByKey(work, key)
  if (!centre) throw new Refusal(no('no-centre'))
  if (!may(work.actor, 'queue.see', centre.id)) redirect(303, '/board')
  return hallOf(work, centre.id)
}

/** What the page begins with; everything after it comes by the live topic. */
export interface BoardPage {
  readonly topic: string
  readonly name: string
  readonly zone: string
  readonly board: HallBoard
  /** «відчиниться завтра о 09:00» */
  readonly opens: string | undefined
}

export async function boardOf(work: Work, hall: StampedHall, lang: Lang): Promise<BoardPage> {
  const { centre, timetable } = hall
  return {
    topic: `hall:${centre.id}`,
    name: centre.name[lang],
    zone: timetable.zone,
    board: hallBoard(await boardState(work, centre.id)),
    opens: opensWords(work, hall, lang),
  }
}

/** Nothing while it is open, or when nobody knows. */
function opensWords(work: Work, { centre, timetable }: StampedHall, lang: Lang): string | undefined {
  const date = dateIn(timetable.zone, work.now)
  if (statusOn(centre, date) === 'planned') return openWords(lang, { kind: 'planned', on: centre.opensOn }, date)
  const open = openNow(timetable, work.now)
  return open.kind === 'closed' && open.opens ? openWords(lang, open, date) : undefined
}
