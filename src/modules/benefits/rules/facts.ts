// What may be known of a family, and the questions that ask for it: one a page, a few like facts together.
import type { Text } from '../../../kernel/text.ts'

const both = (uk: string, en: string): Text => ({ uk, en })

export type FactForm =
  | { readonly kind: 'yesNo' }
  | { readonly kind: 'count'; readonly least: number; readonly most: number }
  | { readonly kind: 'money' }
  | { readonly kind: 'area' }
  | { readonly kind: 'date' }
  | { readonly kind: 'choice'; readonly choices: Readonly<Record<string, Text>> }

interface Fact {
  readonly form: FactForm
  /** In a list of answers, and as the label of a field. */
  readonly says: Text
}

const yesNo = (uk: string, en: string): Fact => ({ form: { kind: 'yesNo' }, says: both(uk, en) })
const count = (uk: string, en: string, least = 0): Fact => ({
  form: { kind: 'count', least, most: 30 },
  says: both(uk, en),
})
const money = (uk: string, en: string): Fact => ({ form: { kind: 'money' }, says: both(uk, en) })

export const facts = {
  livesInHome: yesNo(
    'Ви зареєстровані в цьому житлі або винаймаєте його',
    'You are registered in this home or rent it',
  ),
  persons: count('Скільки людей зареєстровано в житлі', 'How many people are registered in the home', 1),
  homeKind: {
    form: { kind: 'choice', choices: { flat: both('Квартира', 'A flat'), house: both('Будинок', 'A house') } },
    says: both('Яке це житло', 'What kind of home it is'),
  },
  homeArea: { form: { kind: 'area' }, says: both('Площа житла', 'Area of the home') },
  largeOrFosterFamily: yesNo('Сім’я багатодітна або прийомна', 'A large or foster family'),
  utilityDebt: yesNo(
    'Борг за комунальні послуги: понад 3 місяці й понад 680 грн, без договору про сплату частинами і без суду',
    'A debt for utilities: over 3 months and over 680 UAH, with no agreement to pay in parts and no court',
  ),
  subsidyOverpaid: yesNo('Неповернута зайво виплачена субсидія', 'A subsidy overpaid and not returned'),
  alimonyDebt: yesNo('Борг з аліментів понад 3 місяці', 'A debt of alimony over 3 months'),
  bigPurchase: yesNo(
    'Покупка або послуга, дорожча за 50 000 грн, за останні 12 місяців. Ліки й житло замість проданого не рахуються',
    'A purchase or a service dearer than 50,000 UAH in the last 12 months. Medicine and a home in place of a sold one don’t count',
  ),
  bigDeposit: yesNo('Понад 100 000 грн на вкладах', 'Over 100,000 UAH in deposits'),
  currencyPurchase: yesNo(
    'За рік куплено іноземної валюти більш як на 50 000 грн',
    'Foreign currency bought for over 50,000 UAH in a year',
  ),
  newCar: yesNo('Автомобіль, молодший за 5 років', 'A car younger than 5 years'),
  secondHome: yesNo(
    'Друге житло. Житло на окупованій території й кімната в гуртожитку не рахуються',
    'A second home. A home in occupied territory and a room in a dormitory don’t count',
  ),
  adultAbroad: yesNo(
    'Хтось із дорослих був за кордоном понад 60 днів за ці пів року',
    'One of the adults was abroad over 60 days in that half-year',
  ),
  idleAdult: yesNo(
    'Хтось із працездатних не мав доходу, мав менший за мінімальну зарплату або за нього не сплачували єдиного внеску. Студенти не рахуються',
    'Someone able to work had no income, less than the minimum wage, or no social contribution paid. Students don’t count',
  ),
  householdIncome6: money('Дохід усіх за шість місяців разом', 'Income of all for six months together'),
  utilitiesPerMonth: money('Рахунки за комунальні послуги за місяць', 'Utility bills for a month'),
  ableAdults: count('Дорослі працездатного віку без інвалідності', 'Adults of working age without a disability'),
  pensioners: count('Пенсіонери за віком', 'People of pension age'),
  adultsDisabled: count('Дорослі з інвалідністю', 'Adults with a disability'),
  adultsDisabled12: count('З них — з I або II групою', 'Of them, of group I or II'),
  childrenUnder6: count('Діти до 6 років', 'Children under 6'),
  children6to18: count('Діти від 6 до 18 років', 'Children aged 6 to 18'),
  applicantDisabled12: yesNo(
    'Ви самі маєте I або II групу інвалідності',
    'You yourself have a disability of group I or II',
  ),
  familyIncome3: money('Дохід сім’ї за три місяці разом', 'Income of the family for three months together'),
  childBorn: { form: { kind: 'date' }, says: both('Коли народилася дитина', 'When the child was born') },
  newborns: count('Скільки дітей народилося', 'How many children were born'),
  livesWithChild: yesNo('Дитина живе з вами', 'The child lives with you'),
  singleParent: yesNo(
    'Ви виховуєте дитину самі: батька в записі немає або його записано з ваших слів',
    'You raise the child alone: no father is recorded, or he is recorded by your word',
  ),
  idpRecord: yesNo(
    'Ви на обліку як внутрішньо переміщена особа',
    'You are registered as an internally displaced person',
  ),
  idpReturned: yesNo('Ви повернулися додому або виїхали з України', 'You returned home or left Ukraine'),
  idpNoTest: yesNo(
    'У сім’ї є людина з I або II групою інвалідності, дитина з інвалідністю або сирота, чи пенсіонер із пенсією до чотирьох прожиткових мінімумів',
    'In the family there is a person with a disability of group I or II, a child with a disability, an orphan, or a pensioner with a pension up to four subsistence minimums',
  ),
  idpOrphan: yesNo('Допомогу просять для сироти', 'The aid is asked for an orphan'),
  idpVulnerable: yesNo('Ваша сім’я належить до вразливих категорій', 'Your family belongs to a vulnerable category'),
  disability: {
    form: {
      kind: 'choice',
      choices: {
        I: both('I група, з дитинства', 'Group I, since childhood'),
        II: both('II група, з дитинства', 'Group II, since childhood'),
        III: both('III група, з дитинства', 'Group III, since childhood'),
        child: both('Дитина з інвалідністю', 'A child with a disability'),
        none: both('Нічого з цього', 'None of these'),
      },
    },
    says: both('Яка інвалідність', 'Which disability'),
  },
  subgroup: {
    form: {
      kind: 'choice',
      choices: {
        A: both('Підгрупа А', 'Subgroup A'),
        B: both('Підгрупа Б', 'Subgroup B'),
        none: both('Підгрупи немає', 'No subgroup'),
      },
    },
    says: both('Підгрупа', 'Subgroup'),
  },
  disabledChildUnder6: yesNo('Дитині ще немає 6 років', 'The child is not yet 6'),
  carerNotWorking: yesNo(
    'Хтось із батьків не працює, бо доглядає за дитиною',
    'One of the parents does not work and cares for the child',
  ),
} as const satisfies Readonly<Record<string, Fact>>

export type FactName = keyof typeof facts
export const factNames = Object.keys(facts) as readonly FactName[]
export const factOf = (name: FactName): Fact => facts[name]

export interface Question {
  readonly id: string
  readonly facts: readonly FactName[]
  readonly says: Text
  readonly hint?: Text
  readonly why: Text
  /** Where a person can find it out. */
  readonly whereToLook: Text
}

const fromLaw = both(
  'Від цієї відповіді залежить, чи призначать допомогу.',
  'Whether the aid is assigned depends on this answer.',
)
const forSum = both('За цим рахують суму допомоги.', 'The sum of the aid is counted from this.')
const income = both(
  'Довідку про доходи дає податкова в електронному кабінеті, довідку про зарплату — роботодавець, про пенсію — Пенсійний фонд.',
  'A certificate of income comes from the tax service’s online cabinet, of wages from the employer, of a pension from the Pension Fund.',
)
const atCentre = both(
  'Адміністратор у центрі подивиться разом із вами.',
  'An administrator at the centre will look together with you.',
)

/** In the order people answer most easily; which come, the rules decide. */
export const questions: readonly Question[] = [
  {
    id: 'home-registered',
    facts: ['livesInHome'],
    says: both(
      'Чи зареєстровані ви в житлі, для якого просите субсидію, або винаймаєте його за договором?',
      'Are you registered in the home you ask the subsidy for, or rent it under a contract?',
    ),
    why: fromLaw,
    whereToLook: both(
      'Місце реєстрації є у застосунку «Дія» та у витягу з реєстру громади.',
      'The registered address is in the Diia app and in the extract of the community’s register.',
    ),
  },
  {
    id: 'home',
    facts: ['homeKind', 'homeArea', 'persons'],
    says: both(
      'Яке це житло і скільки людей у ньому зареєстровано?',
      'What home is it, and how many people are registered in it?',
    ),
    hint: both(
      'Площа — загальна, як у документі на житло.',
      'The area is the total one, as in the document of the home.',
    ),
    why: both(
      'За площею і кількістю людей рахують норму, яку допомагає оплатити держава.',
      'By area and people the norm is counted that the state helps to pay for.',
    ),
    whereToLook: both(
      'Площа є в документі на житло й у рахунку за опалення.',
      'The area stands in the document of the home and in the heating bill.',
    ),
  },
  {
    id: 'large-family',
    facts: ['largeOrFosterFamily'],
    says: both('Чи багатодітна або прийомна ваша сім’я?', 'Is yours a large or a foster family?'),
    hint: both('Багатодітна — троє й більше дітей до 18 років.', 'A large family has three or more children under 18.'),
    why: both(
      'Для таких сімей немає межі площі житла.',
      'For such families there is no limit to the area of the home.',
    ),
    whereToLook: both('Це видно з посвідчення багатодітної сім’ї.', 'The certificate of a large family says so.'),
  },
  {
    id: 'debts',
    facts: ['utilityDebt', 'subsidyOverpaid', 'alimonyDebt'],
    says: both(
      'Що з цього є у вас або в тих, хто живе з вами?',
      'Which of these do you or those who live with you have?',
    ),
    why: fromLaw,
    whereToLook: both(
      'Борг за комунальні послуги є в рахунках, борг з аліментів — у Єдиному реєстрі боржників.',
      'A debt for utilities stands in the bills, of alimony in the Unified Register of Debtors.',
    ),
  },
  {
    id: 'property',
    facts: ['bigPurchase', 'bigDeposit', 'currencyPurchase', 'newCar', 'secondHome'],
    says: both(
      'Що з цього є у вас або в тих, хто живе з вами?',
      'Which of these do you or those who live with you have?',
    ),
    why: fromLaw,
    whereToLook: atCentre,
  },
  {
    id: 'adults',
    facts: ['adultAbroad', 'idleAdult'],
    says: both('Що з цього правда про дорослих у сім’ї?', 'Which of these is true of the adults in the family?'),
    why: fromLaw,
    whereToLook: both(
      'Сплату єдиного внеску видно в застосунку Пенсійного фонду, форма ОК-5.',
      'Paid social contributions are seen in the Pension Fund’s service, form OK-5.',
    ),
  },
  {
    id: 'household-income',
    facts: ['householdIncome6'],
    says: both(
      'Скільки за ці пів року заробили й отримали всі, хто зареєстрований у житлі?',
      'How much did all who are registered in the home earn and receive in that half-year?',
    ),
    hint: both(
      'Зарплати до відрахувань, пенсії, стипендії, допомоги. Для опалювального сезону — січень–червень, для решти року — липень–грудень минулого року.',
      'Wages before deductions, pensions, stipends, aid. For the heating season January to June, for the rest of the year July to December of the year before.',
    ),
    why: both(
      'Чим менший дохід на людину, тим меншу частку рахунків платить сім’я сама.',
      'The lower the income for each person, the smaller the share of the bills the family pays itself.',
    ),
    whereToLook: income,
  },
  {
    id: 'bills',
    facts: ['utilitiesPerMonth'],
    says: both(
      'Скільки приблизно коштують комунальні послуги за місяць?',
      'About how much do utilities cost in a month?',
    ),
    hint: both(
      'Опалення, вода, газ, світло, утримання будинку разом.',
      'Heating, water, gas, light and upkeep of the building together.',
    ),
    why: forSum,
    whereToLook: both('Складіть суми «до сплати» з останніх рахунків.', 'Add up the sums to pay of the latest bills.'),
  },
  {
    id: 'family',
    facts: ['ableAdults', 'pensioners', 'adultsDisabled', 'adultsDisabled12', 'childrenUnder6', 'children6to18'],
    says: both('Хто у вашій сім’ї?', 'Who is in your family?'),
    hint: both('Порахуйте й себе. Кого немає, пишіть 0.', 'Count yourself too. Write 0 where there is nobody.'),
    why: forSum,
    whereToLook: both(
      'До сім’ї належать чоловік або дружина, діти до 18 років (студенти — до 23) та батьки, які живуть із вами.',
      'A family is husband or wife, children under 18 (students under 23) and parents who live with you.',
    ),
  },
  {
    id: 'own-disability',
    facts: ['applicantDisabled12'],
    says: both('Чи маєте ви самі I або II групу інвалідності?', 'Do you yourself have a disability of group I or II?'),
    why: both('Від цього залежить, чию частку рахують повністю.', 'Whose share is counted in full depends on it.'),
    whereToLook: both(
      'Група є в довідці експертної команди або МСЕК.',
      'The group stands in the certificate of the expert team.',
    ),
  },
  {
    id: 'family-income',
    facts: ['familyIncome3'],
    says: both(
      'Скільки ваша сім’я отримала за останні три місяці?',
      'How much did your family receive in the last three months?',
    ),
    hint: both(
      'Усі доходи всіх членів сім’ї, разом за три місяці до місяця звернення.',
      'All income of all members, together for the three months before the month you apply in.',
    ),
    why: both(
      'Допомога доплачує до рівня, який гарантує держава.',
      'The aid adds up to the level the state guarantees.',
    ),
    whereToLook: income,
  },
  {
    id: 'birth',
    facts: ['childBorn', 'newborns', 'livesWithChild'],
    says: both('Коли народилася дитина?', 'When was the child born?'),
    hint: both('Якщо народилося двоє чи більше, напишіть скільки.', 'If two or more were born, write how many.'),
    why: both(
      'Заяву подають протягом року від народження, сума залежить від дати.',
      'One applies within a year from the birth, and the sum depends on the date.',
    ),
    whereToLook: both('Дата є у свідоцтві про народження.', 'The date stands in the birth certificate.'),
  },
  {
    id: 'single-parent',
    facts: ['singleParent'],
    says: both('Чи виховуєте ви дитину самі?', 'Do you raise the child alone?'),
    hint: both(
      '«Самі» — коли батька в записі про народження немає або його записано з ваших слів. Після розлучення — ні.',
      '«Alone» is when no father is in the birth record, or he is recorded by your word. After a divorce it is not.',
    ),
    why: fromLaw,
    whereToLook: both(
      'Про запис скаже витяг із реєстру актів цивільного стану, стаття 135 Сімейного кодексу.',
      'The extract from the civil status register tells it, article 135 of the Family Code.',
    ),
  },
  {
    id: 'displaced',
    facts: ['idpRecord', 'idpReturned'],
    says: both('Що з цього правда про вас?', 'Which of these is true of you?'),
    why: fromLaw,
    whereToLook: both('Довідка ВПО є в застосунку «Дія».', 'The certificate of a displaced person is in the Diia app.'),
  },
  {
    id: 'displaced-family',
    facts: ['idpVulnerable', 'idpNoTest', 'idpOrphan'],
    says: both('Що з цього правда про вашу сім’ю?', 'Which of these is true of your family?'),
    hint: both(
      'Вразливі: діти, пенсіонери, люди з інвалідністю, вагітні, ті, хто доглядає, багатодітні, зареєстровані безробітні.',
      'Vulnerable: children, pensioners, people with disabilities, pregnant women, those who care for others, large families, registered unemployed.',
    ),
    why: fromLaw,
    whereToLook: atCentre,
  },
  {
    id: 'disability',
    facts: ['disability'],
    says: both('Для кого допомога?', 'Whom is the aid for?'),
    why: both('Від групи залежить сума.', 'The sum depends on the group.'),
    whereToLook: both(
      'Група є в довідці експертної команди, для дитини — у висновку ЛКК.',
      'The group stands in the certificate of the expert team, for a child in the medical commission’s conclusion.',
    ),
  },
  {
    id: 'subgroup',
    facts: ['subgroup'],
    says: both('Яка підгрупа?', 'Which subgroup?'),
    why: both('За підгрупою додають надбавку на догляд.', 'A care supplement is added by the subgroup.'),
    whereToLook: both('Підгрупа записана поряд із групою.', 'The subgroup is written beside the group.'),
  },
  {
    id: 'carer',
    facts: ['carerNotWorking'],
    says: both(
      'Чи є серед батьків хтось, хто не працює, бо доглядає за дитиною?',
      'Does one of the parents not work because of caring for the child?',
    ),
    why: both('Тоді до допомоги додають надбавку на догляд.', 'Then a care supplement is added to the aid.'),
    whereToLook: atCentre,
  },
  {
    id: 'child-age',
    facts: ['disabledChildUnder6'],
    says: both('Чи дитині ще немає 6 років?', 'Is the child not yet 6?'),
    why: both(
      'Надбавку рахують від прожиткового мінімуму за віком.',
      'The supplement is counted from the minimum for the age.',
    ),
    whereToLook: both('Дата є у свідоцтві про народження.', 'The date stands in the birth certificate.'),
  },
]

export const questionAbout = (fact: FactName): Question => questions.find((each) => each.facts.includes(fact))!
export const questionCalled = (id: string): Question | undefined => questions.find((each) => each.id === id)
