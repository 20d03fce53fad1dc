// The hall whose board this is, as it is now.
import { error, redirect } from '@sveltejs/kit'
import type { Work } from '../../db/work.ts'
import { may } from '../../kernel/actor.ts'
import { Refusal, sentence } from '../../kernel/refusal.ts'
import type { Lang, Text } from '../../kernel/text.ts'
import { dateIn } from '../../kernel/time.ts'
import { no, type Zone } from '../../modules/centres/model.ts'
import { findCentreByKey } from '../../modules/centres/service/centres.ts'
import { type HallDesk, hallOf, type StampedHall } from '../../modules/centres/service/hall.ts'
import { statusOn } from '../../modules/centres/service/hours.ts'
import { boardState } from '../../modules/queue/service/screens.ts'
import { type BoardLanguages, type BoardView, boardLanguages } from '../../modules/stations/model.ts'
import { boardSettingsOf } from '../../modules/stations/service/board.ts'
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
  /** Of a paired board: told when the head has set it otherwise. */
  readonly settingsTopic: string | undefined
  readonly name: Text
  readonly zone: string
  /** Only this zone of the hall. */
  readonly only: Pick<Zone, 'key' | 'name'> | undefined
  readonly languages: BoardLanguages
  readonly flash: boolean
  readonly board: HallBoard
  /** «відчиниться завтра о 09:00» */
  readonly opens: Text | undefined
}
export interface DeskPage extends BoardPage {
  readonly desk: number
  readonly serves: Text
}
export type ShownBoard = ({ readonly of: 'hall' } & BoardPage) | ({ readonly of: 'desk' } & DeskPage)

/** The address may say in which languages (`lang`) and whether a call flashes (`flash`), for a screen that is not paired. */
export interface Asked {
  readonly lang: Lang
  readonly url: URL
}

/** As the head has set this board; the whole hall, where nothing is set. */
export async function boardAsSet(work: Work, hall: StampedHall, asked: Asked): Promise<ShownBoard> {
  const look = await lookOf(work, hall, asked)
  if (look.view.of === 'desk') {
    const desk = hall.hallDesks.get(look.view.deskId)
    if (desk) return { of: 'desk', ...(await deskBoard(work, hall, desk, look)) }
  }
  const only = look.view.of === 'zone' ? hall.zones.get(look.view.zoneId) : undefined
  return { of: 'hall', ...(await boardOf(work, hall, only, look)) }
}

export async function boardOfZoneAt(work: Work, hall: StampedHall, key: string, asked: Asked): Promise<BoardPage> {
  const only = [...hall.zones.values()].find((zone) => zone.key === key)
  if (!only) error(404, sentence(no('no-zone'), asked.lang))
  return boardOf(work, hall, only, await lookOf(work, hall, asked))
}

export async function boardOfDeskAt(work: Work, hall: StampedHall, number: string, asked: Asked): Promise<DeskPage> {
  const desk = [...hall.hallDesks.values()].find(({ desk }) => String(desk.number) === number)
  if (!desk) error(404, sentence(no('no-desk'), asked.lang))
  return deskBoard(work, hall, desk, await lookOf(work, hall, asked))
}

interface Look extends Pick<BoardPage, 'languages' | 'flash' | 'settingsTopic'> {
  readonly view: BoardView
}

const isLanguages = (text: string | null): text is BoardLanguages => text !== null && text in boardLanguages

async function lookOf(work: Work, { centre }: StampedHall, { lang, url }: Asked): Promise<Look> {
  const { actor } = work
  const set = actor.kind === 'device' ? await boardSettingsOf(work, centre.id, actor.id) : undefined
  const said = url.searchParams.get('lang')
  return {
    view: set?.view ?? { of: 'hall' },
    languages: isLanguages(said) ? said : (set?.languages ?? lang),
    flash: url.searchParams.has('flash') || (set?.flash ?? false),
    settingsTopic: actor.kind === 'device' ? `stations:${centre.id}` : undefined,
  }
}

async function boardOf(
  work: Work,
  hall: StampedHall,
  only: Zone | undefined,
  { languages, flash, settingsTopic }: Look,
): Promise<BoardPage> {
  const { centre, timetable } = hall
  return {
    ...{ topic: `hall:${centre.id}`, settingsTopic, languages, flash },
    name: centre.name,
    zone: timetable.zone,
    only: only && { key: only.key, name: only.name },
    board: hallBoard(await boardState(work, centre.id)),
    opens: opensWords(work, hall),
  }
}

async function deskBoard(work: Work, hall: StampedHall, desk: HallDesk, look: Look): Promise<DeskPage> {
  const serves = servedAt(hall, desk)
  return {
    ...(await boardOf(work, hall, undefined, look)),
    desk: desk.desk.number,
    serves: { uk: serves.map(({ uk }) => uk).join(', '), en: serves.map(({ en }) => en).join(', ') },
  }
}

/** What fits under the number. */
const groupsNamed = 3

/** What the desk mainly serves while somebody sits there, else where it stands. */
function servedAt({ groups, zones }: StampedHall, { desk, byGroup }: HallDesk): readonly Text[] {
  const main = [...groups.values()].filter(({ id }) => byGroup.get(id) === 2).map(({ name }) => name)
  return main.length > 0 ? main.slice(0, groupsNamed) : [zones.get(desk.zoneId)!.name]
}

/** Nothing while it is open, or when nobody knows. */
function opensWords(work: Work, { centre, timetable }: StampedHall): Text | undefined {
  const date = dateIn(timetable.zone, work.now)
  const isPlanned = statusOn(centre, date) === 'planned'
  const open = isPlanned ? ({ kind: 'planned', on: centre.opensOn } as const) : openNow(timetable, work.now)
  if (open.kind === 'open' || (open.kind === 'closed' && !open.opens)) return undefined
  return { uk: openWords('uk', open, date), en: openWords('en', open, date) }
}
