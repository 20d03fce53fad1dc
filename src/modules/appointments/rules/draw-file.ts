// The published file of a draw: the text that is hashed, and repeating the whole draw from the file alone.
import { z } from 'zod'
import type { No } from '../../../kernel/refusal.ts'
import { type DrawFile, type EntrantList, type Pseudonym, wrongDraw } from '../model/draw.ts'
import { drawPlaces, givenAtDraw, nextFor, readWishes, sha256 } from './draw.ts'

const hex64 = z.string().regex(/^[0-9a-f]{64}$/, 'not 64 hexadecimal digits')
const moment = z.iso.datetime()
const pseudonym = z
  .string()
  .regex(/^[0-9a-f]{4}(-[0-9a-f]{4}){4}$/, 'not a pseudonym')
  .transform((text) => text as Pseudonym)
const natural = z.int().min(1)
const word = z.string().regex(/^\S{1,100}$/, 'not one word')

const fileShape = z.object({
  format: z.literal('vikno-draw-1'),
  release: word,
  service: z.object({ code: word, uk: z.string(), en: z.string() }),
  opens: moment,
  closes: moment,
  passHours: z.int().min(0),
  seedHash: hex64,
  slots: z.array(z.object({ n: natural, centre: word, start: moment, minutes: natural, places: natural })).min(1),
  entrants: z.array(z.object({ pseudonym, weight: natural.max(1000), wishes: word.max(10_000) })),
  listHash: hex64,
  seed: hex64,
  order: z.array(z.object({ rank: natural, pseudonym, slot: natural.nullable() })),
  passed: z.array(z.object({ slot: natural, from: pseudonym, to: pseudonym.nullable(), at: moment })),
})

/** The text whose SHA-256 is the hash of the list: a line for each fact the draw rests on. */
export function listText(list: Omit<EntrantList, 'listHash'>): string {
  const { slots, entrants } = list
  const lines = [
    list.format,
    `release ${list.release}`,
    `service ${list.service.code}`,
    `opens ${list.opens}`,
    `closes ${list.closes}`,
    `pass-hours ${list.passHours}`,
    `seed-hash ${list.seedHash}`,
    ...slots.map(({ n, centre, start, minutes, places }) => `slot ${n} ${centre} ${start} ${minutes} ${places}`),
    ...entrants.map(({ pseudonym, weight, wishes }) => `entrant ${pseudonym} ${weight} ${wishes}`),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

export interface Verified {
  readonly release: string
  readonly entrants: number
  readonly places: number
  readonly given: number
  readonly passed: number
}

/** Repeats the draw from its file: both hashes, the order, who got what and what was passed on. The first wrongDraw, if any. */
export function verifyDraw(text: string): Verified | No {
  const file = readFile(text)
  if (!('order' in file)) return file
  const wrong = wrongInList(file) ?? wrongInHashes(file) ?? wrongInOrder(file) ?? wrongInPassing(file)
  if (wrong) return wrong
  return {
    release: file.release,
    entrants: file.entrants.length,
    places: file.slots.reduce((all, { places }) => all + places, 0),
    given: givenAtDraw(file.order).size,
    passed: file.passed.length,
  }
}

function readFile(text: string): DrawFile | No {
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch (fault) {
    if (fault instanceof SyntaxError) return wrongDraw('draw-not-a-file', { where: 'JSON', why: fault.message })
    throw fault
  }
  if (typeof found === 'object' && found !== null && 'seedHash' in found && !('seed' in found))
    return wrongDraw('draw-not-yet')
  const read = fileShape.safeParse(found)
  if (read.success) return read.data
  const [{ path, message }] = read.error.issues as [z.core.$ZodIssue]
  return wrongDraw('draw-not-a-file', { where: path.join('.') || 'JSON', why: message })
}

function wrongInList({ slots, entrants }: DrawFile): No | undefined {
  const slot = slots.findIndex(({ n }, i) => n !== i + 1)
  if (slot >= 0) return wrongDraw('draw-slots', { n: slot + 1, found: slots[slot]!.n })
  const entrant = entrants.findIndex(({ pseudonym }, i) => i > 0 && pseudonym <= entrants[i - 1]!.pseudonym)
  if (entrant >= 0) return wrongDraw('draw-entrants', { pseudonym: entrants[entrant]!.pseudonym })
  const unread = entrants.find(({ wishes }) => !readWishes(wishes, slots.length))
  return unread && wrongDraw('draw-wishes', { pseudonym: unread.pseudonym, wishes: unread.wishes })
}

function wrongInHashes(file: DrawFile): No | undefined {
  const seedHash = sha256(file.seed)
  if (seedHash !== file.seedHash) return wrongDraw('draw-seed', { made: seedHash, told: file.seedHash })
  const listHash = sha256(listText(file))
  if (listHash !== file.listHash) return wrongDraw('draw-list', { made: listHash, told: file.listHash })
  return undefined
}

const orNobody = (value: string | number | null | undefined): string => (value == null ? '—' : String(value))

function wrongInOrder({ seed, entrants, slots, order }: DrawFile): No | undefined {
  const made = drawPlaces(seed, entrants, slots)
  for (const [i, { rank, pseudonym, slot }] of made.entries()) {
    const found = order[i]
    if (!found) break
    if (found.rank !== rank || found.pseudonym !== pseudonym)
      return wrongDraw('draw-rank', { rank, found: `${found.rank} ${found.pseudonym}`, made: `${rank} ${pseudonym}` })
    if (found.slot !== slot)
      return wrongDraw('draw-slot', { rank, pseudonym, found: orNobody(found.slot), made: orNobody(slot) })
  }
  return order.length === made.length
    ? undefined
    : wrongDraw('draw-count', { entrants: made.length, ranked: order.length })
}

function wrongInPassing({ order, slots, entrants, passed, passHours }: DrawFile): No | undefined {
  const holds = givenAtDraw(order)
  const had = new Set(holds.keys())
  const wishes = new Map(entrants.map((each) => [each.pseudonym, readWishes(each.wishes, slots.length)!]))
  for (const [i, { slot, from, to, at }] of passed.entries()) {
    const n = i + 1
    if (holds.get(from) !== slot) return wrongDraw('draw-not-held', { n, pseudonym: from, slot })
    holds.delete(from)
    const next = nextFor(slots[slot - 1]!, at, { order, had, passHours, wishesOf: (who) => wishes.get(who)! })
    if (to !== next) return wrongDraw('draw-passed', { n, slot, found: orNobody(to), made: orNobody(next) })
    if (next === null) continue
    holds.set(next, slot)
    had.add(next)
  }
  return undefined
}
