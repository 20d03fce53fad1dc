// Made-up people who look made up: no surname here is one that people bear.
import type { Chance } from '../../kernel/chance.ts'
import { addDays, daysBetween, type PlainDate } from '../../kernel/time.ts'

export interface MadeUpPerson {
  readonly surname: string
  readonly given: string
  readonly patronymic: string
  readonly born: PlainDate
  readonly female: boolean
  readonly taxId: string
}

const surnames = [
  'Вигаданко',
  'Прикладенко',
  'Зразкович',
  'Шаблонюк',
  'Макетчук',
  'Пробник',
  'Умовенко',
  'Тестюк',
  'Віконець',
  'Шибченко',
  'Рамкович',
  'Підвіконюк',
  'Кватиренко',
  'Засувчук',
  'Склянчук',
  'Світленко',
  'Провітренко',
  'Фіранчук',
  'Жалюзенко',
  'Ставнюк',
]
const womenNames = [
  'Олена',
  'Ірина',
  'Наталія',
  'Оксана',
  'Марія',
  'Софія',
  'Галина',
  'Тетяна',
  'Людмила',
  'Катерина',
  'Юлія',
  'Віра',
  'Надія',
  'Любов',
  'Соломія',
  'Дарина',
]
const menNames = [
  'Андрій',
  'Сергій',
  'Олександр',
  'Тарас',
  'Богдан',
  'Остап',
  'Микола',
  'Іван',
  'Петро',
  'Юрій',
  'Василь',
  'Степан',
  'Роман',
  'Максим',
  'Назар',
  'Левко',
]
const fathers = [
  'Андрій',
  'Сергій',
  'Олександр',
  'Тарас',
  'Богдан',
  'Остап',
  'Іван',
  'Петро',
  'Василь',
  'Степан',
  'Роман',
  'Максим',
  'Назар',
]

const stem = (father: string) => father.replace(/[йо]$/, '')
const daughterOf = (father: string) => stem(father).replace(/ь$/, '') + (father.endsWith('й') ? 'ївна' : 'івна')
const sonOf = (father: string) => stem(father) + (father.endsWith('й') ? 'йович' : 'ович')

const weights = [-1, 5, 7, 9, 4, 6, 10, 5, 7]

/** A tax number with a right check digit (handbook 5.4): days since 31.12.1899, a serial that tells the sex, the check. */
export function madeUpTaxId(born: PlainDate, serial: number, female: boolean): string {
  const days = String(daysBetween('1899-12-31' as PlainDate, born)).padStart(5, '0')
  const ninth = (serial % 5) * 2 + (female ? 0 : 1)
  const nine = `${days}${String(Math.floor(serial / 5) % 1000).padStart(3, '0')}${ninth}`
  const total = weights.reduce((all, weight, at) => all + weight * Number(nine[at]), 0)
  return `${nine}${(((total % 11) + 11) % 11) % 10}`
}

export function madeUpPerson(chance: Chance, serial: number): MadeUpPerson {
  const female = chance.happens(0.6)
  const father = chance.pick(fathers)
  const born = addDays('1955-01-01' as PlainDate, chance.below(18_000))
  return {
    surname: chance.pick(surnames),
    given: chance.pick(female ? womenNames : menNames),
    patronymic: female ? daughterOf(father) : sonOf(father),
    born,
    female,
    taxId: madeUpTaxId(born, serial, female),
  }
}

/** People no two of whom have the same full name. */
export function madeUpPeople(chance: Chance, count: number): MadeUpPerson[] {
  const seen = new Set<string>()
  const people: MadeUpPerson[] = []
  for (let serial = 1; people.length < count; serial++) {
    const person = madeUpPerson(chance, serial)
    const name = `${person.surname} ${person.given} ${person.patronymic}`
    if (seen.has(name)) continue
    seen.add(name)
    people.push(person)
  }
  return people
}
