import { shown } from '../example.ts'
import Panel from './panel.svelte'

export const examples = shown(Panel, 'Кінець шляху', [
  { name: 'Записано', props: { titleText: 'Вас записано', headingLevel: 3, text: 'четвер, 19\u00a0листопада, 15:40' } },
])
