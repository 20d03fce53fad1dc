// The set-up a centre begins with, until its head decides otherwise: groups of services with their letters, which zone
// serves what, hours around the opening time. All of it is an assumption to be changed in the settings.
import { addDays, type PlainDate, type PlainTime } from '../../kernel/time.ts'
import type { Category } from '../catalogue/model.ts'
import type { DayHours, Level, ServiceGroup, Way } from './model.ts'

type FirstGroup = Omit<ServiceGroup, 'id' | 'position'> & { readonly categories: readonly Category[] }

const group = (
  key: string,
  series: string,
  [uk, shortUk]: readonly [string, string],
  [en, shortEn]: readonly [string, string],
  categories: readonly Category[],
  purpose: ServiceGroup['purpose'] = null,
): FirstGroup => ({ key, series, name: { uk, en }, short: { uk: shortUk, en: shortEn }, categories, purpose })

/** Social groups share one letter, so that a ticket on the board says nothing about the person who holds it. */
export const firstGroups: readonly FirstGroup[] = [
  group('information', 'К', ['Консультації', 'Інформ.'], ['Advice', 'Advice'], [], 'consult'),
  group('residence', 'А', ['Реєстрація проживання', 'Прожив.'], ['Residence', 'Residence'], ['residence']),
  group(
    'administrative',
    'А',
    ['Адміністративні послуги', 'Адмін.'],
    ['Administrative services', 'Admin.'],
    [
      'civil-status',
      'construction',
      'housing',
      'local-permits',
      'environment',
      'safety',
      'tax-finance',
      'certificates-archive',
      'culture-heritage',
      'education',
    ],
  ),
  group(
    'subsidies',
    'С',
    ['Субсидії й соціальні допомоги', 'Субсидії'],
    ['Subsidies and social benefits', 'Subsidies'],
    ['social-benefits', 'municipal-aid'],
  ),
  group(
    'benefits',
    'С',
    ['Допомоги, догляд, захист дітей', 'Допомоги'],
    ['Family benefits, care, children', 'Benefits'],
    ['family-benefits', 'disability', 'child-protection', 'social-services', 'chornobyl', 'employment'],
  ),
  group(
    'displaced',
    'С',
    ['Переселенцям, відновлення майна', 'ВПО'],
    ['Displaced persons, recovery', 'Displaced'],
    ['idp', 'recovery'],
  ),
  group('veterans', 'С', ['Ветеранам і родинам', 'Ветерани'], ['Veterans and families', 'Veterans'], ['veterans']),
  group('pensions', 'С', ['Пенсії', 'Пенсії'], ['Pensions', 'Pensions'], ['pensions']),
  group(
    'business',
    'Б',
    ['Реєстрація бізнесу', 'Бізнес'],
    ['Business registration', 'Business'],
    ['business-registration'],
  ),
  group(
    'property',
    'Б',
    ['Нерухомість і земля', 'Нерухом.'],
    ['Real estate and land', 'Property'],
    ['real-estate', 'land'],
  ),
  group(
    'passports',
    'П',
    ['Паспорти, біометрія', 'Паспорти'],
    ['Passports, biometrics', 'Passports'],
    ['passport-migration'],
  ),
  group('transport', 'Т', ['Водії і транспорт', 'Трансп.'], ['Drivers and vehicles', 'Transport'], ['transport']),
  group('collection', 'В', ['Видача документів', 'Видача'], ['Collecting documents', 'Collection'], [], 'collect'),
]

/** The group of a service by its category in the catalogue. */
export const groupKeyOf = (category: Category): string =>
  firstGroups.find(({ categories }) => categories.includes(category))?.key ?? 'administrative'

const social: Readonly<Record<string, Level>> = {
  subsidies: 2,
  benefits: 2,
  displaced: 2,
  veterans: 2,
  pensions: 1,
  collection: 1,
  information: 1,
}
const everything: Readonly<Record<string, Level>> = Object.fromEntries(firstGroups.map(({ key }) => [key, 2]))

/** Which groups a desk serves by the zone it stands in; a zone of another name serves everything. */
const zoneServes: Readonly<Record<string, Readonly<Record<string, Level>>>> = {
  info: { information: 2, collection: 2 },
  admin: { administrative: 2, residence: 1, collection: 1, information: 1 },
  universal: { administrative: 2, residence: 2, collection: 2, information: 1, subsidies: 1 },
  residence: { residence: 2, administrative: 1, collection: 1, information: 1 },
  passport: { passports: 2, residence: 1, collection: 1 },
  business: { business: 2, property: 2, collection: 1 },
  registrar: { business: 2, property: 2, collection: 1 },
  social,
  veteran: { ...social, veterans: 2, subsidies: 1, benefits: 1, displaced: 1 },
  pension: { pensions: 2, subsidies: 1, collection: 1, information: 1 },
  transport: { transport: 2, collection: 1 },
}

/** Passports need a station; a desk without one takes no part in them. */
export function firstLevels(zoneKey: string, hasStation: boolean): [string, Level][] {
  const serves = zoneServes[zoneKey] ?? everything
  return Object.entries(serves).filter(([key]) => key !== 'passports' || hasStation)
}

const ways: readonly Way[] = ['left', 'right', 'ahead']
export const firstWay = (position: number): Way => ways[position % ways.length]!

const minutesBefore = (time: PlainTime, minutes: number): PlainTime => {
  const total = Number(time.slice(0, 2)) * 60 + Number(time.slice(3)) - minutes
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}` as PlainTime
}

/** The last hour of a weekday is for papers without people (handbook 2.8); tickets end 35 minutes before reception. */
export function hoursAround(from: PlainTime, until: PlainTime, isSaturday: boolean): DayHours {
  const receptionUntil = isSaturday ? until : minutesBefore(until, 60)
  return {
    work: [{ from, until }],
    reception: [{ from, until: receptionUntil }],
    tickets: [{ from, until: minutesBefore(receptionUntil, 35) }],
  }
}

/** A centre that works already and nobody knows since when. */
export const openForLong = (today: PlainDate): PlainDate => addDays(today, -365 * 5)
