import { bothLanguages, type Forms } from '../words.ts'

interface Away {
  readonly kind: 'power' | 'network' | 'register' | 'biometric'
  readonly what: string | null
}

const awayUk = ({ kind, what }: Away): string =>
  ({
    power: 'Немає світла',
    network: 'Немає інтернету',
    register: `Не відповідає реєстр «${what}»`,
    biometric: 'Біометрична станція не працює',
  })[kind]
const awayEn = ({ kind, what }: Away): string =>
  ({
    power: 'No power',
    network: 'No Internet',
    register: `The register “${what}” does not answer`,
    biometric: 'The biometric station does not work',
  })[kind]

export const words = bothLanguages({
  uk: {
    title: { air: 'Повітряна тривога', power: 'Зал стоїть: немає світла', other: 'Зал зупинено' },
    since: (time: string) => `з ${time}`,
    shelter: (place: string) => `Проведіть людей до укриття: ${place}.`,
    go: {
      air: 'Проведіть людей до укриття.',
      power: 'Попросіть людей зачекати.',
      other: 'Скажіть людям, що робити.',
    },
    rules: 'Виклики зупинено, обіцянки зсуваються на час тривоги. Місце в черзі зберігає кожен; неявок не рахуємо.',
    people: 'чекають:',
    end: 'Поновити роботу залу',
    away: awayUk,
    until: (time: string) => `обіцяють до ${time}`,
    change: 'Змінити',
    services: { one: 'послугу', few: 'послуги', many: 'послуг' } as Forms,
    kept: (all: string, names: readonly string[], more: number) =>
      `Поки не приймаємо заяв на ${all}: ${names.join('; ')}${more > 0 ? ` і ще ${more}` : ''}.`,
    goesOn: (left: string) => `${left ? `Решта ${left} працює. ` : ''}Консультуємо й видаємо все.`,
    nothingKept: 'Усі послуги працюють: жодній це не заважає.',
  },
  en: {
    title: { air: 'Air alarm', power: 'The hall stands: no power', other: 'The hall stands still' },
    since: (time: string) => `since ${time}`,
    shelter: (place: string) => `Lead people to the shelter: ${place}.`,
    go: {
      air: 'Lead people to the shelter.',
      power: 'Ask people to wait.',
      other: 'Tell people what to do.',
    },
    rules:
      'Calls are stopped, promises move by as long as it lasts. Everybody keeps their place; no no-shows are counted.',
    people: 'waiting:',
    end: 'Let the hall go on',
    away: awayEn,
    until: (time: string) => `expected back at ${time}`,
    change: 'Change',
    services: { one: 'service', many: 'services' } as Forms,
    kept: (all: string, names: readonly string[], more: number) =>
      `No applications for ${all} for now: ${names.join('; ')}${more > 0 ? ` and ${more} more` : ''}.`,
    goesOn: (left: string) => `${left ? `The other ${left} go on. ` : ''}Advice and collection go on for all.`,
    nothingKept: 'All services go on: none of them needs it.',
  },
})
