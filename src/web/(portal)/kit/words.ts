import { bothLanguages } from '../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Складники — Вікно',
    heading: 'Складники',
    lead: 'З чого складено всі сторінки: назва теки, для чого це, приклади.',
    tokens: 'Кольори',
    content: 'Те, у що вкладають',
  },
  en: {
    title: 'Components — Vikno',
    heading: 'Components',
    lead: 'What all pages are made of: the folder, what it is for, examples. The examples speak Ukrainian.',
    tokens: 'Colours',
    content: 'What holds other parts',
  },
})
