// What every screen says while the hall stands still: what it is, where to go, that the place is kept. The same words everywhere.
import type { Lang, Text } from '../../../kernel/text.ts'
import { bothLanguages } from '../../words.ts'

export type Cause = 'air' | 'power' | 'other'

const words = bothLanguages({
  uk: {
    title: { air: 'Повітряна тривога', power: 'Немає світла', other: 'Зал зупинено' },
    since: { air: 'Тривога з', power: 'Зал стоїть з', other: 'Зал стоїть з' },
    shelter: (place: string) => `Укриття: ${place}`,
    go: {
      air: 'Ідіть в укриття. Працівники центру проведуть',
      power: 'Зачекайте. Щойно буде світло, продовжимо',
      other: 'Слухайте працівників центру',
    },
    kept: 'Ваше місце збережено.',
    after: {
      air: 'Після відбою кличемо в тому самому порядку.',
      power: 'Далі кличемо в тому самому порядку.',
      other: 'Далі кличемо в тому самому порядку.',
    },
    way: { left: 'ліворуч', right: 'праворуч', ahead: 'прямо' },
  },
  en: {
    title: { air: 'Air alarm', power: 'No power', other: 'The hall stands still' },
    since: { air: 'Alarm since', power: 'Standing since', other: 'Standing since' },
    shelter: (place: string) => `Shelter: ${place}`,
    go: {
      air: 'Go to the shelter. The staff will lead you',
      power: 'Please wait. We go on as soon as there is power',
      other: 'Listen to the staff of the centre',
    },
    kept: 'Your place in line is kept.',
    after: {
      air: 'After the all-clear we call in the same order.',
      power: 'We then call in the same order.',
      other: 'We then call in the same order.',
    },
    way: { left: 'to the left', right: 'to the right', ahead: 'straight on' },
  },
})

export interface Said {
  readonly title: string
  readonly since: string
  /** The largest words after the title: where to go. */
  readonly go: string
  readonly kept: string
  readonly after: string
  /** All of it in the other language, in one line. */
  readonly other: string
  readonly way: string | undefined
}

export interface Standing {
  readonly cause: Cause
  readonly shelter: { readonly place: Text; readonly way: 'left' | 'right' | 'ahead' } | null
}

const goWords = ({ cause, shelter }: Standing, lang: Lang): string =>
  shelter ? words[lang].shelter(shelter.place[lang]) : words[lang].go[cause]

export function saidOf(standing: Standing, lang: Lang): Said {
  const other = lang === 'uk' ? 'en' : 'uk'
  const [t, o] = [words[lang], words[other]]
  const { cause, shelter } = standing
  return {
    title: t.title[cause],
    since: t.since[cause],
    go: goWords(standing, lang),
    kept: t.kept,
    after: t.after[cause],
    other: `${o.title[cause]}. ${goWords(standing, other)}. ${o.kept}`,
    way: shelter ? t.way[shelter.way] : undefined,
  }
}
