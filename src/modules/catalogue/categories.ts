// The fields of the catalogue, and the groups a visitor chooses from at the kiosk and on the portal.
import type { Text } from '../../kernel/text.ts'

export const categoryNames = {
  residence: { uk: 'Місце проживання', en: 'Residence' },
  'passport-migration': { uk: 'Паспорти й міграція', en: 'Passports and migration' },
  'civil-status': { uk: 'Акти цивільного стану', en: 'Civil status' },
  'business-registration': { uk: 'Реєстрація бізнесу', en: 'Business registration' },
  'real-estate': { uk: 'Нерухомість', en: 'Real estate' },
  land: { uk: 'Земля', en: 'Land' },
  construction: { uk: 'Будівництво й адреси', en: 'Construction and addresses' },
  housing: { uk: 'Житло', en: 'Housing' },
  transport: { uk: 'Транспорт', en: 'Transport' },
  'local-permits': { uk: 'Місцеві дозволи', en: 'Local permits' },
  environment: { uk: 'Довкілля', en: 'Environment' },
  safety: { uk: 'Безпека', en: 'Safety' },
  'tax-finance': { uk: 'Податки', en: 'Taxes' },
  'certificates-archive': { uk: 'Довідки й архів', en: 'Certificates and archive' },
  'culture-heritage': { uk: 'Культурна спадщина', en: 'Cultural heritage' },
  education: { uk: 'Освіта', en: 'Education' },
  recovery: { uk: 'Відновлення майна', en: 'Recovery of property' },
  'family-benefits': { uk: 'Допомога сім’ям з дітьми', en: 'Benefits for families with children' },
  'social-benefits': { uk: 'Субсидії й соціальні допомоги', en: 'Subsidies and social benefits' },
  disability: { uk: 'Людям з інвалідністю', en: 'For people with disabilities' },
  veterans: { uk: 'Ветеранам і родинам', en: 'For veterans and their families' },
  idp: { uk: 'Внутрішньо переміщеним особам', en: 'For displaced persons' },
  chornobyl: { uk: 'Постраждалим від Чорнобиля', en: 'For those affected by Chornobyl' },
  pensions: { uk: 'Пенсії', en: 'Pensions' },
  'child-protection': { uk: 'Захист дітей', en: 'Protection of children' },
  'social-services': { uk: 'Соціальні послуги', en: 'Social care' },
  employment: { uk: 'Робота', en: 'Work' },
  'municipal-aid': { uk: 'Допомога громади', en: 'Municipal aid' },
} as const satisfies Record<string, Text>

export type Category = keyof typeof categoryNames
export const categories = Object.keys(categoryNames) as Category[]

export interface Group {
  readonly key: string
  readonly name: Text
  /** The name of the picture beside it. */
  readonly icon: string
  readonly categories: readonly Category[]
  /** Stands on the first screen of the kiosk; the others are behind «Інше». */
  readonly first: boolean
}

const group = (key: string, uk: string, en: string, icon: string, of: readonly Category[], first = true): Group => ({
  key,
  name: { uk, en },
  icon,
  categories: of,
  first,
})

/** In the order of the kiosk. Every category stands in exactly one group. */
export const groups: readonly Group[] = [
  group('passport', 'Паспорт, ID-картка', 'Passport, ID card', 'passport', ['passport-migration']),
  group('residence', 'Місце проживання', 'Place of residence', 'home', ['residence']),
  group('benefits', 'Субсидії, допомоги', 'Subsidies, benefits', 'wallet', ['social-benefits', 'municipal-aid']),
  group('family', 'Діти й сім’я', 'Children and family', 'family', [
    'civil-status',
    'family-benefits',
    'child-protection',
    'education',
  ]),
  group('pension', 'Пенсія', 'Pension', 'pension', ['pensions']),
  group('displaced', 'Переселенцям', 'Displaced persons', 'suitcase', ['idp', 'recovery']),
  group('veterans', 'Військовим, ветеранам', 'Military, veterans', 'shield', ['veterans']),
  group('property', 'Земля, нерухомість', 'Land, real estate', 'land', ['land', 'real-estate']),
  group('transport', 'Авто, посвідчення водія', 'Car, driving licence', 'car', ['transport']),
  group('business', 'Підприємцям', 'Entrepreneurs', 'briefcase', ['business-registration', 'tax-finance']),
  group(
    'care',
    'Інвалідність, догляд',
    'Disability, care',
    'care',
    ['disability', 'social-services', 'chornobyl'],
    false,
  ),
  group('housing', 'Житло, будівництво', 'Housing, construction', 'building', ['housing', 'construction'], false),
  group('certificates', 'Довідки, архів', 'Certificates, archive', 'archive', ['certificates-archive'], false),
  group('work', 'Робота', 'Work', 'work', ['employment'], false),
  group(
    'permits',
    'Дозволи, довкілля',
    'Permits, environment',
    'permit',
    ['local-permits', 'environment', 'safety', 'culture-heritage'],
    false,
  ),
]

export const groupOf = (category: Category): Group =>
  groups.find((each) => each.categories.includes(category)) ?? groups[groups.length - 1]!
