import { describe, expect, test } from 'vitest'
import { No } from '../../../kernel/refusal.ts'
import { type Instant, minutes } from '../../../kernel/time.ts'
import type { Needs } from '../../catalogue/model.ts'
import type { Outage, OutageId } from '../model.ts'
import { offerAt, outagesAt } from './offer.ts'
import { checkOutage } from './outage.ts'

const at = (minute: number) => minutes(minute) as Instant
const nothing: Needs = { biometricStation: false, power: false, network: false, registers: [] }
const outage = (change: Partial<Outage>): Outage => ({
  ...{ id: 'o' as OutageId, kind: 'power', what: null, reason: null, since: at(0), until: null },
  ...change,
})
const dms = 'ЄІАС УМП'
const register = outage({ kind: 'register', what: dms })

describe('a service is offered unless it needs what is away', () => {
  test.each<[string, Partial<Needs>, Outage, boolean]>([
    ['on paper, without power', {}, outage({ kind: 'power' }), true],
    ['with a computer, without power', { power: true }, outage({ kind: 'power' }), false],
    ['in a register, by a card that does not ask for power', { registers: [dms] }, outage({ kind: 'power' }), true],
    ['over the network, without it', { network: true }, outage({ kind: 'network' }), false],
    ['in this register', { registers: ['ДРРП', dms] }, register, false],
    ['in another register', { registers: ['ДРРП'] }, register, true],
    ['with prints and a photo, without the station', { biometricStation: true }, outage({ kind: 'biometric' }), false],
    ['without prints, without the station', { power: true }, outage({ kind: 'biometric' }), true],
  ])('%s', (_, needs, away, expected) => {
    expect(offerAt('submit', { ...nothing, ...needs }, [away], at(10)).offered).toBe(expected)
  })

  test('advice is always given, and a result that lies here is handed over', () => {
    const needs = { ...nothing, power: true }
    for (const purpose of ['consult', 'collect'] as const)
      expect(offerAt(purpose, needs, [outage({})], at(10))).toEqual({ offered: true })
  })

  test('only while it is away: not before it begins, not at the moment it is over', () => {
    const planned = outage({ since: at(10), until: at(20) })
    const offered = (minute: number) => offerAt('submit', { ...nothing, power: true }, [planned], at(minute)).offered
    expect([9, 10, 19, 20].map(offered)).toEqual([true, false, false, true])
    expect(outagesAt([planned], at(15))).toEqual([planned])
  })

  test('every reason is named in both languages; it is back when the last one is', () => {
    const needs = { ...nothing, power: true, registers: [dms] }
    const power = outage({ kind: 'power', until: at(30) })
    expect(offerAt('submit', needs, [power, { ...register, until: at(60) }], at(10))).toEqual({
      offered: false,
      outages: [{ ...register, until: at(60) }, power],
      why: {
        uk: 'Не відповідає реєстр: ЄІАС УМП. Немає світла',
        en: 'A register does not answer: ЄІАС УМП. No power',
      },
      until: at(60),
    })
    expect(offerAt('submit', needs, [power, register], at(10))).toMatchObject({ until: null })
  })
})

describe('what may be marked as away', () => {
  const asked = (change: Partial<Outage>, others: readonly Outage[] = []) => {
    const answer = checkOutage(outage(change), others, at(10))
    return answer instanceof No ? [answer.code, answer.field] : 'accepted'
  }
  test.each<[string, Partial<Outage>, readonly Outage[], unknown]>([
    ['now, without an end', { since: at(10) }, [], 'accepted'],
    ['planned, with an end', { since: at(60), until: at(90) }, [], 'accepted'],
    ['a register without a name', { kind: 'register' }, [], ['centres.outage-of-what', 'what']],
    ['an end before the beginning', { since: at(60), until: at(50) }, [], ['centres.outage-backwards', 'until']],
    ['an end that has passed', { since: at(0), until: at(10) }, [], ['centres.outage-backwards', 'until']],
    ['the same twice', { since: at(10) }, [outage({})], ['centres.outage-known', 'kind']],
    ['the same again later', { since: at(10) }, [outage({ until: at(10) })], 'accepted'],
    ['two registers', { kind: 'register', what: 'ДРРП' }, [register], 'accepted'],
  ])('%s', (_, change, others, expected) => expect(asked(change, others)).toEqual(expected))
})
