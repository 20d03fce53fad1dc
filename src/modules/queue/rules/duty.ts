// What a desk serves, as the record of a call keeps it.
import type { Serves } from '../model.ts'
import type { CallingDesk } from './line.ts'

const inOrder = <Key extends string, Value>(map: ReadonlyMap<Key, Value>): [Key, Value][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1))

export const servesOf = ({ byGroup, byService, station, quick }: CallingDesk): Serves => ({
  groups: inOrder(byGroup),
  services: inOrder(byService),
  station,
  quick,
})
