import { shown } from '../../example.ts'
import Meter from './meter.svelte'

export const examples = shown(
  Meter,
  'Скільки часу минуло',
  [{ name: 'З позначкою звичного', props: { share: 0.4, mark: 0.58, label: 'минуло 8 хв, звично 12' } }],
  { staff: true },
)
