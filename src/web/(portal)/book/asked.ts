// What a person books, as the address says it: the service, and whether they need more time.
import type { Work } from '../../../db/work.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { BookingWish } from '../../../modules/appointments/model.ts'
import type { Service } from '../../../modules/catalogue/model.ts'
import { findService } from '../../../modules/catalogue/service.ts'
import { type Centre, no } from '../../../modules/centres/model.ts'
import { findCentreByKey } from '../../../modules/centres/service/centres.ts'

export interface Asked {
  readonly service: Service
  readonly moreTime: boolean
}

export async function askedFor(work: Work, address: URLSearchParams): Promise<Asked | undefined> {
  const key = address.get('service')
  const service = key ? await findService(work, key.slice(0, 100)) : undefined
  return service && { service, moreTime: address.has('more') }
}

export async function centreAt(work: Work, key: string): Promise<Centre> {
  const centre = await findCentreByKey(work, key)
  if (!centre) throw new Refusal(no('no-centre'))
  return centre
}

export const wishAt = ({ id: centreId }: Pick<Centre, 'id'>, { service, moreTime }: Asked): BookingWish => ({
  ...{ centreId, moreTime, parts: [{ purpose: 'submit', serviceId: service.id }] },
})

/** The address of a step, with what was asked so far. */
export const addressOf = (
  path: string,
  { service, moreTime }: Pick<Asked, 'moreTime'> & { service: { key: string } },
) => `${path}?${new URLSearchParams({ service: service.key, ...(moreTime && { more: '1' }) })}`
