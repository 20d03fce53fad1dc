// A draw as it is published: everything that decides who gets which place, so that anybody can repeat it.
import { refusals } from '../../../kernel/refusal.ts'

declare const pseudonym: unique symbol
/** Who somebody is in one release and nowhere else: `3f9a-01bc-77de-e2a4-90c1`. */
export type Pseudonym = string & { readonly [pseudonym]: true }

/** Beyond so many chances waiting no longer helps, so that nobody is sure to win. */
export const mostChances = 10

/** One time at one centre; several places when several desks take people then. */
export interface DrawSlot {
  readonly n: number
  readonly centre: string
  readonly start: string
  readonly minutes: number
  readonly places: number
}

export interface DrawEntrant {
  readonly pseudonym: Pseudonym
  /** How many chances: one, and one more for each release of this service that gave nothing. */
  readonly weight: number
  /** Numbers of the slots the person would take, the most wanted first: `5-8,1-4`. */
  readonly wishes: string
}

export interface DrawResult {
  readonly rank: number
  readonly pseudonym: Pseudonym
  readonly slot: number | null
}

/** A place that was given up, and who had it next; nobody when nobody without a place wished it, or it was too late. */
export interface PassedOn {
  readonly slot: number
  readonly from: Pseudonym
  readonly to: Pseudonym | null
  readonly at: string
}

export interface Announcement {
  readonly format: 'vikno-draw-1'
  readonly release: string
  readonly service: { readonly code: string; readonly uk: string; readonly en: string }
  readonly opens: string
  readonly closes: string
  /** A place given up later than so many hours before its start is passed on to nobody. */
  readonly passHours: number
  /** Of the seed, as 64 hexadecimal digits; known before the window opens. */
  readonly seedHash: string
  readonly slots: readonly DrawSlot[]
}

/** After the window has closed: who takes part. */
export interface EntrantList extends Announcement {
  readonly entrants: readonly DrawEntrant[]
  readonly listHash: string
}

/** After the draw: the seed, and what follows from it. */
export interface DrawFile extends EntrantList {
  readonly seed: string
  readonly order: readonly DrawResult[]
  readonly passed: readonly PassedOn[]
}

/** What is wrong with a published draw: always the first difference. */
export const wrongDraw = refusals('appointments', {
  'draw-not-a-file': {
    kind: 'invalid',
    uk: 'Це не файл жеребкування: {where} — {why}.',
    en: 'This is not the file of a draw: {where} — {why}.',
  },
  'draw-not-yet': {
    kind: 'conflict',
    uk: 'Жеребу ще не було: у файлі немає числа жеребу.',
    en: 'The draw has not been made yet: the file has no seed.',
  },
  'draw-seed': {
    kind: 'conflict',
    uk: 'Число жеребу не те, яке оголосили: SHA-256 числа — {made}, оголошено {told}.',
    en: 'The seed is not the one announced: its SHA-256 is {made}, announced was {told}.',
  },
  'draw-slots': {
    kind: 'invalid',
    uk: 'Місця мають бути пронумеровані від 1 підряд; на місці {n} стоїть номер {found}.',
    en: 'Slots must be numbered from 1 without gaps; where {n} should stand is {found}.',
  },
  'draw-entrants': {
    kind: 'invalid',
    uk: 'Псевдоніми мають іти за зростанням, кожен один раз; {pseudonym} стоїть не на місці.',
    en: 'Pseudonyms must ascend, each once; {pseudonym} is out of place.',
  },
  'draw-wishes': {
    kind: 'invalid',
    uk: 'Побажання учасника {pseudonym} не прочитати: «{wishes}».',
    en: 'The wishes of entrant {pseudonym} can’t be read: “{wishes}”.',
  },
  'draw-list': {
    kind: 'conflict',
    uk: 'Список не той, який опублікували при закритті: SHA-256 списку — {made}, опубліковано {told}.',
    en: 'The list is not the one published at the close: its SHA-256 is {made}, published was {told}.',
  },
  'draw-count': {
    kind: 'conflict',
    uk: 'У списку {entrants} учасників, а в порядку жеребу — {ranked}.',
    en: 'The list has {entrants} entrants, the order of the draw {ranked}.',
  },
  'draw-rank': {
    kind: 'conflict',
    uk: 'Порядок {rank}: у файлі {found}, а з числа жеребу виходить {made}.',
    en: 'Rank {rank}: the file has {found}, the seed gives {made}.',
  },
  'draw-slot': {
    kind: 'conflict',
    uk: 'Порядок {rank}, {pseudonym}: у файлі місце {found}, а за побажаннями виходить {made}.',
    en: 'Rank {rank}, {pseudonym}: the file has slot {found}, the wishes give {made}.',
  },
  'draw-not-held': {
    kind: 'conflict',
    uk: 'Передача {n}: {pseudonym} не має місця {slot}, тож не може його звільнити.',
    en: 'Passing on {n}: {pseudonym} does not have slot {slot} and can’t give it up.',
  },
  'draw-passed': {
    kind: 'conflict',
    uk: 'Передача {n}: місце {slot} дісталося {found}, а наступним за порядком є {made}.',
    en: 'Passing on {n}: slot {slot} went to {found}, the next in order is {made}.',
  },
})
