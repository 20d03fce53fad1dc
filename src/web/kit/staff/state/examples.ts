import { type Shown, shown } from '../../example.ts'
import { dictionary, type Family, laneNames } from './dictionary.ts'
import Lane from './lane.svelte'
import State from './state.svelte'

const titles: Readonly<Record<Family, string>> = {
  ticket: 'Талон',
  case: 'Справа',
  paper: 'Папір',
  goal: 'Ціль',
  step: 'Крок',
  desk: 'Стіл',
}

export const examples: readonly Shown[] = [
  ...(Object.keys(dictionary) as Family[]).map((family) =>
    shown(
      State as never,
      `Стани: ${titles[family]}`,
      Object.keys(dictionary[family]).map((is) => ({ name: is, props: { of: family, is } })) as never,
      { staff: true },
    ),
  ),
  shown(
    Lane,
    'Черги',
    laneNames.map((is) => ({ name: is, props: { is } })),
    { staff: true },
  ),
]
