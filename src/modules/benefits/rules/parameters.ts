// Numbers the law sets, each with the day it begins to hold and where it stands. A number that nobody has entered for a day is not
// known on that day: last year's is not taken for it.
import { hryvnias } from '../../../kernel/money.ts'
import type { Text } from '../../../kernel/text.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { Unit } from '../model.ts'

interface Value {
  readonly from: string
  /** The last day; an open one holds until it is changed. */
  readonly to?: string
  /** Kopecks, or a decimal number as written. */
  readonly value: number | string
  readonly law: Text
}

interface Parameter {
  readonly says: Text
  readonly unit: Unit
  readonly values: readonly Value[]
}

const both = (uk: string, en: string): Text => ({ uk, en })
const budget = (year: number) => both(`Закон про Державний бюджет на ${year} рік`, `State Budget Act for ${year}`)

/** A sum of the yearly budget, in hryvnias. */
const yearly = (in2025: number, in2026: number): readonly Value[] => [
  { from: '2025-01-01', to: '2025-12-31', value: hryvnias(in2025), law: budget(2025) },
  { from: '2026-01-01', to: '2026-12-31', value: hryvnias(in2026), law: budget(2026) },
]
const since = (from: string, value: number | string, law: Text): readonly Value[] => [{ from, value, law }]

const order848 = both(
  'Положення про житлові субсидії, постанова КМУ від 21.10.1995 № 848',
  'Housing Subsidy Regulation, Cabinet Resolution No. 848 of 21.10.1995',
)
const norms409 = both(
  'Соціальні норми, постанова КМУ від 06.08.2014 № 409',
  'Social norms, Cabinet Resolution No. 409 of 06.08.2014',
)
const order250 = both(
  'Порядок призначення допомоги малозабезпеченим сім’ям, постанова КМУ від 24.02.2003 № 250',
  'Order on aid to low-income families, Cabinet Resolution No. 250 of 24.02.2003',
)
const basic = both(
  'Умови експериментального проєкту з базової соціальної допомоги',
  'Terms of the experimental basic social aid project',
)
const law2811 = both(
  'Закон про державну допомогу сім’ям з дітьми № 2811-XII',
  'Law on State Aid to Families with Children No. 2811-XII',
)
const order332 = both(
  'Порядок виплати допомоги на проживання, постанова КМУ від 20.03.2022 № 332',
  'Order on living aid, Cabinet Resolution No. 332 of 20.03.2022',
)
const law2109 = both('Закон № 2109-III, ст. 2', 'Law No. 2109-III, art. 2')
const law2109care = both('Закон № 2109-III, ст. 3', 'Law No. 2109-III, art. 3')

export const parameters = {
  minimumGeneral: {
    says: both('Прожитковий мінімум', 'Subsistence minimum'),
    unit: 'money',
    values: yearly(2920, 3209),
  },
  minimumUnder6: {
    says: both('Прожитковий мінімум дитини до 6 років', 'Subsistence minimum of a child under 6'),
    unit: 'money',
    values: yearly(2563, 2817),
  },
  minimum6to18: {
    says: both('Прожитковий мінімум дитини від 6 до 18 років', 'Subsistence minimum of a child aged 6 to 18'),
    unit: 'money',
    values: yearly(3196, 3512),
  },
  minimumAble: {
    says: both('Прожитковий мінімум працездатної людини', 'Subsistence minimum of an able-bodied person'),
    unit: 'money',
    values: yearly(3028, 3328),
  },
  minimumLostAbility: {
    says: both(
      'Прожитковий мінімум людини, яка втратила працездатність',
      'Subsistence minimum of a person who lost the ability to work',
    ),
    unit: 'money',
    values: yearly(2361, 2595),
  },
  shareBase: {
    says: both('Базовий коефіцієнт платежу', 'Base coefficient of the payment'),
    unit: 'number',
    values: since('2023-01-01', '2', order848),
  },
  shareBasePercent: {
    says: both('Базова норма плати', 'Base rate of the payment'),
    unit: 'percent',
    values: since('2023-01-01', '15', order848),
  },
  normAreaPerson: {
    says: both('Норма житла на людину', 'Norm of housing for each person'),
    unit: 'area',
    values: since('2018-05-01', '13.65', norms409),
  },
  normAreaHome: {
    says: both('Норма житла на сім’ю', 'Norm of housing for the family'),
    unit: 'area',
    values: since('2018-05-01', '35.22', norms409),
  },
  mostFlat: {
    says: both('Найбільша площа квартири', 'Largest area of a flat'),
    unit: 'area',
    values: since('2018-05-01', '130', order848),
  },
  mostHouse: {
    says: both('Найбільша площа будинку', 'Largest area of a house'),
    unit: 'area',
    values: since('2018-05-01', '230', order848),
  },
  rateAble: {
    says: both('Рівень забезпечення працездатних', 'Level guaranteed to the able-bodied'),
    unit: 'percent',
    values: since('2026-01-01', '60', order250),
  },
  rateLostAbility: {
    says: both(
      'Рівень забезпечення тих, хто втратив працездатність',
      'Level guaranteed to those who lost the ability to work',
    ),
    unit: 'percent',
    values: since('2026-01-01', '100', order250),
  },
  rateChild: {
    says: both('Рівень забезпечення дітей', 'Level guaranteed to children'),
    unit: 'percent',
    values: since('2026-01-01', '145', order250),
  },
  basicSum: {
    says: both('Базова сума допомоги', 'Base sum of the aid'),
    unit: 'money',
    values: since('2026-01-01', hryvnias(4500), basic),
  },
  basicOther: {
    says: both('Частка на іншого дорослого', 'Share for another adult'),
    unit: 'percent',
    values: since('2026-01-01', '70', basic),
  },
  birthOnce: {
    says: both('Допомога при народженні, одна виплата', 'Birth aid, paid once'),
    unit: 'money',
    values: since('2026-01-01', hryvnias(50_000), law2811),
  },
  birthFirst: {
    says: both('Перша виплата при народженні', 'First payment of birth aid'),
    unit: 'money',
    values: since('2014-07-01', hryvnias(10_320), law2811),
  },
  birthMonthly: {
    says: both('Щомісячна частина допомоги при народженні', 'Monthly part of birth aid'),
    unit: 'money',
    values: since('2014-07-01', hryvnias(860), law2811),
  },
  idpAdult: {
    says: both('Допомога на дорослого', 'Aid for an adult'),
    unit: 'money',
    values: since('2022-05-01', hryvnias(2000), order332),
  },
  idpChildOrDisabled: {
    says: both('Допомога на дитину або людину з інвалідністю', 'Aid for a child or a person with a disability'),
    unit: 'money',
    values: since('2022-05-01', hryvnias(3000), order332),
  },
  idpTimes: {
    says: both(
      'Скільки прожиткових мінімумів не перевищує дохід',
      'How many subsistence minimums the income stays within',
    ),
    unit: 'number',
    values: since('2024-03-01', '4', order332),
  },
  disabilityI: {
    says: both('Допомога I групи', 'Aid of group I'),
    unit: 'percent',
    values: since('2025-01-01', '100', law2109),
  },
  disabilityII: {
    says: both('Допомога II групи', 'Aid of group II'),
    unit: 'percent',
    values: since('2025-01-01', '80', law2109),
  },
  disabilityIII: {
    says: both('Допомога III групи', 'Aid of group III'),
    unit: 'percent',
    values: since('2025-01-01', '60', law2109),
  },
  disabilityChild: {
    says: both('Допомога на дитину з інвалідністю', 'Aid for a child with a disability'),
    unit: 'percent',
    values: since('2025-01-01', '70', law2109),
  },
  careA: {
    says: both('Надбавка на догляд, підгрупа А', 'Care supplement, subgroup A'),
    unit: 'percent',
    values: since('2025-01-01', '75', law2109care),
  },
  careB: {
    says: both('Надбавка на догляд, підгрупа Б', 'Care supplement, subgroup B'),
    unit: 'percent',
    values: since('2025-01-01', '50', law2109care),
  },
  careChildA: {
    says: both('Надбавка на догляд за дитиною підгрупи А', 'Care supplement for a child of subgroup A'),
    unit: 'percent',
    values: since('2025-01-01', '100', law2109care),
  },
  careChild: {
    says: both('Надбавка на догляд за дитиною', 'Care supplement for a child'),
    unit: 'percent',
    values: since('2025-01-01', '50', law2109care),
  },
} as const satisfies Readonly<Record<string, Parameter>>

export type ParameterName = keyof typeof parameters

export const laws = { order848, order250, basic, law2811, order332, law2109, law2109care }

export interface Standing {
  readonly parameter: Parameter
  readonly value: Value
}

/** As it stood that day; undefined where nobody has entered it. */
export function parameterAt(name: ParameterName, on: PlainDate): Standing | undefined {
  const parameter: Parameter = parameters[name]
  const value = parameter.values.find(({ from, to }) => from <= on && (!to || on <= to))
  return value && { parameter, value }
}
