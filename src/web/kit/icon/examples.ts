import { shown } from '../example.ts'
import { iconNames } from './drawings.ts'
import Icon from './icon.svelte'

export const examples = shown(
  Icon,
  'Знаки',
  iconNames.map((name) => ({ name, props: { name } })),
)
