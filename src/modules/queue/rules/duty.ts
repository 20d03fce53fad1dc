// What a desk serves, as the record of a call keeps it, and back.
import type { DeskId } from '../../centres/model.ts'
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

export const deskFrom = (id: DeskId, { groups, services, station, quick }: Serves): CallingDesk => ({
  id,
  byGroup: new Map(groups),
  byService: new Map(services),
  station,
  quick,
})
