// In which state a machine is: folded from what is wrong with it now.
import type { Instant } from '../../../kernel/time.ts'
import {
  allUses,
  type Fault,
  type FaultKind,
  fingerprintsFrom,
  type Health,
  type Station,
  type StationPart,
  type StationState,
  type StationUse,
} from '../model.ts'

/**
 * What can't be done without a device (handbook 10.3): everybody is photographed and everybody's application is signed on the pad, for
 * a child by a parent; fingers are scanned from the age of 12; the chip of a ready document is read when it is handed out; without the
 * operator's key nothing is signed and nothing is sent. An old document can be typed in by hand, so no reader stops no application.
 */
const lostWithout: Readonly<Record<StationPart, readonly StationUse[]>> = {
  camera: ['from-12', 'under-12'],
  'fingerprint-scanner': ['from-12'],
  'signature-pad': ['from-12', 'under-12'],
  'document-reader': ['issue'],
  'key-token': ['from-12', 'under-12', 'issue'],
}

/** What does not stop a machine: tickets still come out while paper is low. */
const harmless: ReadonlySet<FaultKind> = new Set(['paper-low'])

type Wrong = Pick<Fault, 'what' | 'part'>
type Machine = Pick<Station, 'kind' | 'parts'>

const works: Health = { state: 'ok', uses: [] }

/** A workstation does what its working devices allow; without one left to do it is down. */
function biometricHealth(parts: readonly StationPart[], faults: readonly Wrong[]): Health {
  if (faults.some(({ part }) => part === null)) return { state: 'down', uses: [] }
  const broken = faults.flatMap(({ part }) => (part && parts.includes(part) ? [part] : []))
  const lost = new Set(broken.flatMap((part) => lostWithout[part]))
  const uses = allUses.filter((use) => !lost.has(use))
  if (broken.length === 0) return { state: 'ok', uses }
  return { state: uses.length === 0 ? 'down' : 'degraded', uses }
}

/** A kiosk whose printer does not print goes on giving tickets, on its screen and by QR code. */
export function healthOf({ kind, parts }: Machine, faults: readonly Wrong[], printer: StationState = 'ok'): Health {
  if (kind === 'biometric') return biometricHealth(parts, faults)
  if (faults.some(({ what }) => !harmless.has(what))) return { ...works, state: 'down' }
  const isWhole = faults.length === 0 && (kind !== 'kiosk' || printer !== 'down')
  return isWhole ? works : { ...works, state: 'degraded' }
}

const applications: readonly StationUse[] = ['from-12', 'under-12']

/** May the line send somebody to it of whom nothing is known but that they need a station? */
export const takesEverybody = ({ uses }: Pick<Health, 'uses'>): boolean =>
  applications.every((use) => uses.includes(use))

/** May somebody be sent to it by hand, by a person who sees for whom the document is? */
export const takesSome = ({ uses }: Pick<Health, 'uses'>): boolean => applications.some((use) => uses.includes(use))

/** What a person of this age needs of a station for a new document. */
export const useAtAge = (years: number): StationUse => (years < fingerprintsFrom ? 'under-12' : 'from-12')

/** When a machine works again: the latest of what is expected, and unknown when one fault has no such time. */
export function expectedUntil(faults: readonly Pick<Fault, 'expectedUntil'>[]): Instant | null {
  const times = faults.map((fault) => fault.expectedUntil)
  return times.length === 0 || times.includes(null) ? null : (Math.max(...(times as Instant[])) as Instant)
}

/** A time at a station is given only for what it can do then: nobody's word that it will be mended, nothing promised. */
export const mayBeBooked = (station: Pick<Station, 'uses' | 'expectedUntil'>, use: StationUse, at: Instant): boolean =>
  station.uses.includes(use) || (station.expectedUntil !== null && station.expectedUntil <= at)
