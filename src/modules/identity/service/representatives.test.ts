import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../db/testing.ts'
import { newId } from '../../../kernel/id.ts'
import { later, minutes, type PlainDate } from '../../../kernel/time.ts'
import type { PersonClaim } from '../model.ts'
import { claimOf, staffActor } from '../testing.ts'
import { addPower, findOrAddCompany, listPowers, permitActingFor, powerFor, revokePower } from './representatives.ts'
import { findOrAddResident } from './residents.ts'

const { database, clock } = await testDatabase({ max: 30 })
const centreId = newId<'Centre'>()
const administrator = staffActor('administrator', centreId)
const view = { purpose: 'register', centreId } as const
const add = (claim: PersonClaim, reason?: string) =>
  database.run(administrator, (work) => findOrAddResident(work, { claim, ...view, ...(reason && { reason }) }))

describe('representatives', () => {
  const term = { issuedOn: '2026-01-10', validFrom: '2026-01-10', validUntil: '2026-12-31' } as Record<
    'issuedOn' | 'validFrom' | 'validUntil',
    PlainDate
  >
  const power = async (over: object = {}) => {
    const [principal, representative] = [(await add(claimOf())).resident, (await add(claimOf())).resident]
    const given = {
      principal: { kind: 'resident', id: principal.id },
      representativeId: representative.id,
      kind: 'power-of-attorney',
      number: '12/345',
      scope: 'all',
      ...term,
      ...over,
    } as const
    return {
      given,
      principal,
      representative,
      added: await database.run(administrator, (work) => addPower(work, given, { purpose: 'represent', centreId })),
    }
  }

  test('acts while the power lasts, and not a moment after it is revoked', async () => {
    const { added, given } = await power()
    const find = () =>
      database.look(administrator, (work) =>
        powerFor(work, { representativeId: given.representativeId, principal: given.principal }),
      )
    expect((await find())?.id).toBe(added.id)
    await database.run(administrator, (work) => revokePower(work, added.id, { purpose: 'represent', centreId }))
    clock.moveTo(later(clock.now(), minutes(1)))
    expect(await find()).toBeUndefined()
  })

  test('acts in the services named only', async () => {
    const { given } = await power({ scope: ['00031'] })
    const act = (serviceId: string) =>
      database.look(administrator, (work) =>
        permitActingFor(work, { representativeId: given.representativeId, principal: given.principal, serviceId }),
      )
    await act('00031')
    await expect(act('01369')).rejects.toThrow('identity.not-covered')
  })

  test('everyone may act for themselves, nobody without a power for another', async () => {
    const { principal, given } = await power()
    await database.look(administrator, (work) =>
      permitActingFor(work, { representativeId: principal.id, principal: given.principal }),
    )
    const stranger = database.look(administrator, (work) =>
      permitActingFor(work, { representativeId: newId(), principal: given.principal }),
    )
    await expect(stranger).rejects.toThrow('identity.not-covered')
  })

  test('for a company by its code, once whatever it was called', async () => {
    const find = (name: string) =>
      database.run(administrator, (work) => findOrAddCompany(work, { code: '32855961' as never, name, centreId }))
    const [one, other] = await Promise.all([find('ТОВ «Зразок»'), find('ТОВ ЗРАЗОК')])
    expect(one!.id).toBe(other!.id)
    const { given } = await power({ principal: { kind: 'company', id: one!.id }, kind: 'head', number: null })
    await database.look(administrator, (work) =>
      permitActingFor(work, { representativeId: given.representativeId, principal: given.principal as never }),
    )
  })

  test('the number of the power is kept sealed and read back', async () => {
    const { representative, added } = await power()
    expect(
      await database.look(administrator, (work) =>
        listPowers(work, representative.id, { purpose: 'represent', centreId }),
      ),
    ).toEqual([added])
    const { rows } = await database.pool.query('select number from identity.power where id = $1', [added.id])
    expect(rows[0].number.toString()).not.toContain('12/345')
  })

  test('a term that ends before it starts is refused', async () => {
    await expect(power({ validUntil: '2025-12-31' })).rejects.toThrow('identity.bad-period')
  })

  test('a guide may not record a power', async () => {
    const { given } = await power()
    await expect(database.run(staffActor('guide', centreId), (work) => addPower(work, given, view))).rejects.toThrow(
      'vikno.not-allowed',
    )
  })
})
