import { shown } from '../example.ts'
import Details from './details.svelte'

export const examples = shown(Details, 'Подробиці', [
  { name: 'Закрите', props: { summaryText: 'Навіщо це запитують', text: 'Від цього залежить, які папери потрібні.' } },
])
