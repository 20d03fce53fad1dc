// The catalogue as a file: JSON holds all of it, CSV what fits in a row. Reading it back changes nothing.
import type { Work } from '../../../db/work.ts'
import { permit } from '../../../kernel/actor.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import { writeCsv } from '../csv.ts'
import { currentEdition, today } from '../edition.ts'
import { recordOf } from '../record.ts'
import * as store from '../store.ts'
import { cardIn, withoutNotes } from '../versions.ts'

/** Every service as it stands today, or on a date, in the order of keys. */
export async function exportCatalogue(work: Work, format: 'json' | 'csv', on?: PlainDate): Promise<string> {
  permit(work.actor, 'catalogue.manage')
  const services =
    on === undefined || on === today(work)
      ? (await currentEdition(work)).services
      : (await store.listInForce(work, on)).map(withoutNotes)
  const cards = services.map((service) => ({ key: service.key, card: cardIn(service) }))
  if (format === 'csv') return writeCsv(cards)
  const records = cards.map(({ key, card }) => recordOf(key, card))
  return `${JSON.stringify({ format: 'vikno-catalogue/1', services: records }, null, 1)}\n`
}
