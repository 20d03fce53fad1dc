import { shown } from '../example.ts'
import WarningText from './warning-text.svelte'

export const examples = shown(WarningText, 'Що матиме наслідки', [
  {
    name: 'Строк',
    props: { text: 'Подайте до\u00a030\u00a0листопада, інакше субсидію призначать лише з\u00a0грудня.' },
  },
])
