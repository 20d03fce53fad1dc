import { expect, test } from 'vitest'
import { systemActor } from '../../kernel/actor.ts'
import { testDatabase } from '../testing.ts'
import { loadCatalogue, loadNetworks } from './places.ts'

test('the demo has 546 services in two networks, and half of the regional centre’s desks are social', async () => {
  const { database } = await testDatabase()
  const t = performance.now()
  const added = await database.run(systemActor('demo'), loadCatalogue)
  console.log('catalogue', performance.now() - t)
  const networks = await database.run(systemActor('demo'), loadNetworks)
  console.log('networks', performance.now() - t)
  expect(added).toBe(546)
  expect(
    networks.map(({ network, centres }) => [
      network.key,
      [...centres.values()].filter(({ kind }) => kind !== 'mobile').length,
    ]),
  ).toEqual([
    ['kharkiv', 9],
    ['kherson', 4],
  ])
})
