// One person's turn at a kiosk that the server does not answer: what they chose, the ticket, how they want to see it.
import { type Id, newId } from '../../../kernel/id.ts'
import { No } from '../../../kernel/refusal.ts'
import type { Lang } from '../../../kernel/text.ts'
import { dateIn, type Instant } from '../../../kernel/time.ts'
import type { PriorityGroup, Span } from '../../../modules/centres/model.ts'
import type { OfflineTicket, OfflineWish } from '../../../modules/queue/model.ts'
import { giveOut, leftIn } from '../../../modules/queue/rules/lease.ts'
import type { KioskView, Wish } from '../view.ts'
import { talk } from './keeper.ts'
import { change, look } from './kept.ts'
import { type StepAlone, stepOf } from './way.ts'

const usual: KioskView = { large: false, contrast: false, low: false, voice: false }
const askEvery = 15_000

interface Place {
  readonly centre: string
  readonly zone: string
  readonly hours: readonly Span[]
}

export class Alone {
  /** Nothing is said before anything is known; the page may have been opened by hand. */
  line: 'unknown' | 'there' | 'gone' = $state('unknown')
  step: StepAlone = $state.raw(stepOf(''))
  view: KioskView = $state.raw(usual)
  lang: Lang = $state('uk')
  now: Instant = $state(0 as Instant)
  /** Numbers for today; unknown at first. */
  left: number | undefined = $state()
  ticket: OfflineTicket | undefined = $state.raw()
  priority: PriorityGroup | null = $state(null)
  readonly #place: Place
  #ahead = 0
  #isGiving = false

  constructor(place: Place, lang: Lang) {
    this.#place = place
    this.lang = lang
  }

  get isOpen(): boolean {
    return this.#place.hours.some(({ from, until }) => from <= this.now && this.now < until)
  }
  get isUntouched(): boolean {
    return this.step.at === 'start' && !this.ticket && !this.priority && !Object.values(this.view).some(Boolean)
  }

  wish(wish: Wish): void {
    this.view = { ...this.view, [wish]: !this.view[wish] }
  }

  /** From the first look on until the returned function is called. */
  watch(): () => void {
    const read = () => {
      this.step = stepOf(location.hash)
    }
    if (location.hash.startsWith('#/')) this.line = 'gone'
    read()
    this.#look().then(() => this.#ask())
    const tick = setInterval(() => {
      this.now = (Date.now() + this.#ahead) as Instant
    }, 1000)
    const asking = setInterval(() => this.#ask(), askEvery)
    addEventListener('hashchange', read)
    return () => {
      clearInterval(tick)
      clearInterval(asking)
      removeEventListener('hashchange', read)
    }
  }

  async #look(): Promise<void> {
    const { ledger, ahead } = await look(this.#place.centre)
    this.#ahead = ahead
    this.now = (Date.now() + ahead) as Instant
    const day = dateIn(this.#place.zone, this.now)
    this.left = ledger.leases.filter((lease) => lease.day === day).reduce((sum, lease) => sum + leftIn(lease), 0)
  }

  /** Does anybody answer again? Whoever is in the middle of something finishes it first. */
  async #ask(): Promise<void> {
    const said = await talk(this.#place.centre)
    await this.#look()
    if (said === 'away') this.line = 'gone'
    else if (this.line === 'unknown') this.line = 'there'
    else if (this.line === 'gone' && this.isUntouched) this.end()
  }

  async give(wish: Pick<OfflineWish, 'purpose' | 'serviceId'>): Promise<void> {
    if (this.#isGiving || this.ticket) return
    this.#isGiving = true
    const { centre, zone } = this.#place
    const asked: OfflineWish = { ...wish, priority: this.priority, lang: this.lang }
    const found = await change(centre, (kept) => {
      const now = (Date.now() + kept.ahead) as Instant
      const id: Id<'Ticket'> = newId()
      const given = giveOut(kept.ledger, asked, { id, now, day: dateIn(zone, now) })
      if (given instanceof No) return { kept, found: undefined }
      return { kept: { ...kept, ledger: given.ledger }, found: given.ticket }
    })
    this.#isGiving = false
    this.ticket = found
    if (!found) this.left = 0
  }

  /** The next person begins anew; with the server, if it answers. */
  end(): void {
    location.assign(`/kiosk/${this.#place.centre}?done`)
  }
}
