// What a board shows, as one choice of a list.
import type { Text } from '../../../../../../kernel/text.ts'
import type { DeskId, ZoneId } from '../../../../../../modules/centres/model.ts'
import type { BoardView } from '../../../../../../modules/stations/model.ts'

export interface Places {
  readonly zones: readonly { readonly id: ZoneId; readonly name: Text }[]
  readonly desks: readonly { readonly id: DeskId; readonly number: number }[]
}

export const viewValue = (view: BoardView): string =>
  view.of === 'hall' ? 'hall' : `${view.of} ${view.of === 'zone' ? view.zoneId : view.deskId}`

/** An id that is none is refused where the settings are checked. */
export function viewFrom(value: string): BoardView {
  const [of, id = ''] = value.split(' ')
  if (of === 'zone') return { of, zoneId: id as ZoneId }
  return of === 'desk' ? { of, deskId: id as DeskId } : { of: 'hall' }
}
