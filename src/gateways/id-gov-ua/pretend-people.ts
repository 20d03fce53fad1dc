// People who exist only in the demo: their names say so, their numbers have right check digits.
import type { Means } from './provider.ts'

export interface PretendPerson {
  readonly lastname: string
  readonly givenname: string
  readonly middlename?: string
  readonly drfocode?: string
  readonly edrpoucode?: string
  readonly unzr?: string
  readonly email?: string
  readonly phone?: string
  /** The means this person has; absent: all. */
  readonly has?: readonly Means[]
  /** What to notice about them, for whoever shows the demo. */
  readonly note?: { readonly uk: string; readonly en: string }
}

export const has = (person: PretendPerson, by: Means): boolean => person.has?.includes(by) ?? true

export const pretendPeople: readonly PretendPerson[] = [
  {
    lastname: 'Зразкова',
    givenname: 'Оксана',
    middlename: 'Тестівна',
    drfocode: '3347312243',
    unzr: '19910824-00015',
    email: 'oksana.zrazkova@example.com',
    phone: '+380670000001',
  },
  {
    lastname: 'Прикладний',
    givenname: 'Тарас',
    middlename: 'Демович',
    drfocode: '3347312354',
    email: 'taras.prykladnyi@example.com',
    phone: '+380670000002',
  },
  { lastname: 'Вигаданий', givenname: 'Іван', drfocode: '3652500018', unzr: '20000101-00422' },
  {
    lastname: 'Пробна',
    givenname: 'Марія',
    middlename: 'Уявна',
    drfocode: 'МЕ123456',
    unzr: '19550212-01110',
    note: {
      uk: 'відмовилася від податкового номера: замість нього паспорт',
      en: 'refused the tax number: a passport instead',
    },
  },
  {
    lastname: 'Макетна',
    givenname: 'Ольга',
    middlename: 'Моделівна',
    drfocode: '3300100100',
    edrpoucode: '32855961',
    email: 'olha.maketna@example.com',
    note: { uk: 'підпис керівника юридичної особи', en: 'signature of the head of a company' },
  },
  {
    lastname: 'Безномерна',
    givenname: 'Тест',
    has: ['bank_id'],
    note: { uk: 'банк не передає жодного номера', en: 'the bank gives no number at all' },
  },
]
