// What the catalogue decides: what may be asked for, what is shown when data is missing, which steps a case takes.
import { inHryvnias, type Kopecks, sum } from '../../kernel/money.ts'
import type { Text } from '../../kernel/text.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type {
  Category,
  DocumentRequirement,
  Needs,
  Phase,
  Price,
  ProcessCard,
  ProcessStep,
  ServiceCard,
  Term,
  Variant,
} from './model.ts'

/** What the identifier of a service in the national register looks like: `00031`. */
export const codePattern = /^\d{5}$/
/** What the key of a service looks like: `residence-001`. */
export const keyPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** When no law sets a term, article 10 of Law 5203-VI does: 30 calendar days. */
export const lawfulTerm: Term & { readonly law: string } = {
  days: 30,
  unit: 'calendar',
  law: 'Закон України від 06.09.2012 № 5203-VI, стаття 10',
}

/** The term a case is bound to: the service's own, or the one of the general law. */
export const termOf = (card: Pick<ServiceCard, 'term'>): Term & { readonly law: string | null } =>
  card.term ? { ...card.term, law: null } : lawfulTerm

const inGenitive: Readonly<Record<Term['unit'], readonly [one: string, many: string]>> = {
  working: ['робочого дня', 'робочих днів'],
  calendar: ['календарного дня', 'календарних днів'],
}

export function wordsOfTerm({ days, unit }: Term): Text {
  const one = days % 10 === 1 && days % 100 !== 11
  return {
    uk: `до ${days} ${inGenitive[unit][one ? 0 : 1]}`,
    en: `up to ${days} ${unit} ${days === 1 ? 'day' : 'days'}`,
  }
}

/** What a visitor reads as the term; an absent term is said to be absent, with the law that fills it. */
export function shownTerm(card: Pick<ServiceCard, 'term'>): Text {
  if (card.term) return wordsOfTerm(card.term)
  const { uk, en } = wordsOfTerm(lawfulTerm)
  return { uk: `${uk} (ст. 10 Закону 5203-VI)`, en: `${en} (article 10 of Law 5203-VI)` }
}

export const unknownFee: Text = { uk: 'уточніть у центрі', en: 'ask at the centre' }
const free: Text = { uk: 'безоплатно', en: 'free of charge' }

const inEnglish = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** A sum for people. Only a sum known to be zero is free; what is not known is never shown as 0. */
export function shownPrice(price: Price | null): Text {
  if (!price) return unknownFee
  if (price.amount === 0) return free
  if (price.amount !== null) return inBoth(price.amount)
  return price.text ? { uk: price.text, en: price.text } : unknownFee
}

const inBoth = (amount: Kopecks): Text => ({
  uk: `${inHryvnias(amount)} грн`,
  en: `UAH ${inEnglish.format(amount / 100)}`,
})

export interface PriceLine {
  readonly what: 'fee' | 'blank'
  readonly price: Price | null
  readonly law: string | null
}

const socialIsFree = 'Закон України від 06.09.2012 № 5203-VI, стаття 11'

/** The fee and the blank are separate lines, each with its law (article 11 of Law 5203-VI). */
export function priceLines(card: ServiceCard, variant?: Variant): readonly PriceLine[] {
  const fee = variant ? variant.fee : card.fee
  const blank = variant ? variant.blankCost : card.blankCost
  const usual = card.social && fee?.amount === 0 ? socialIsFree : (card.legalBasis[0] ?? null)
  const lines: PriceLine[] = [{ what: 'fee', price: fee, law: fee?.law ?? usual }]
  return blank ? [...lines, { what: 'blank', price: blank, law: blank.law }] : lines
}

/** The whole sum, or null while a part of it is not known. */
export function totalPrice(card: ServiceCard, variant?: Variant): Kopecks | null {
  const amounts = priceLines(card, variant).map((line) => line.price?.amount ?? null)
  return amounts.every((amount) => amount !== null) ? sum(amounts) : null
}

/** What may be demanded at the desk: never what a register or the authority holds (article 9 of Law 5203-VI). */
export const requiredAtIntake = (card: Pick<ServiceCard, 'documents'>): readonly DocumentRequirement[] =>
  card.documents.filter((document) => document.source === 'applicant' && document.required)

export interface Papers {
  /** Bring always. */
  readonly always: readonly DocumentRequirement[]
  /** Bring only when it is about you; each says when. */
  readonly sometimes: readonly DocumentRequirement[]
  /** Do not bring: the state has it. */
  readonly held: readonly DocumentRequirement[]
}

/** The three groups of papers as a service page and the checklist at the desk show them. */
export const papersOf = (card: Pick<ServiceCard, 'documents'>): Papers => ({
  always: requiredAtIntake(card),
  sometimes: card.documents.filter((document) => document.source === 'applicant' && !document.required),
  held: card.documents.filter((document) => document.source !== 'applicant'),
})

const centre = 'Центр надання адміністративних послуг'

/** The five usual steps, while a service has no process card of its own; marked as default wherever they are shown. */
export function defaultProcessCard(authority: string): ProcessCard {
  const step = (n: number, action: string, ours: boolean, termDays: number | null, termText: string): ProcessStep => ({
    n,
    action,
    responsible: ours ? 'Адміністратор' : 'Посадова особа, яка вирішує справу',
    unit: ours ? centre : authority,
    role: n === 4 ? 'З' : 'В',
    termDays,
    termText,
    parallel: false,
  })
  return {
    basis: 'default',
    steps: [
      step(1, 'Прийом і реєстрація заяви та документів, видача опису', true, 0, 'у день звернення'),
      step(2, 'Передача справи органу, який вирішує', true, null, 'не пізніше наступного робочого дня'),
      step(3, 'Розгляд заяви та документів', false, null, 'у межах строку надання послуги'),
      step(4, 'Прийняття рішення', false, null, 'у межах строку надання послуги'),
      step(
        5,
        'Повернення результату до центру, повідомлення і видача',
        true,
        null,
        'не пізніше наступного робочого дня',
      ),
    ],
  }
}

export const processCardOf = (card: Pick<ServiceCard, 'process' | 'authority'>): ProcessCard =>
  card.process ?? defaultProcessCard(card.authority)

const isCentre = (step: ProcessStep): boolean => /^центр надання/iu.test(step.unit)
const handsOver = (step: ProcessStep): boolean => /^передача/iu.test(step.action)
const reviews = (step: ProcessStep): boolean => /^(розгляд|складання|направлення запит)/iu.test(step.action)
const decides = (step: ProcessStep): boolean => step.role === 'З'

/**
 * Which part of the way each step belongs to: the centre takes and hands over, the authority reviews and decides, the
 * centre returns. What the authority does after its decision is the return too.
 */
export function phasesOf({ steps }: ProcessCard): readonly Phase[] {
  const firstReview = steps.findIndex((step) => !isCentre(step))
  const lastDecision = steps.findLastIndex((step) => !isCentre(step) && decides(step))
  return steps.map((step, at) => {
    if (firstReview < 0 || at < firstReview) return handsOver(step) ? 'hand-over' : reviews(step) ? 'review' : 'intake'
    if (lastDecision >= 0 && at > lastDecision) return 'return'
    if (at === lastDecision) return 'decision'
    return isCentre(step) && lastDecision < 0 ? 'return' : 'review'
  })
}

/** Days of all steps that follow one another: never more than the term of the service. */
export const daysOfSteps = (card: ProcessCard): number =>
  card.steps.reduce((days, step) => days + (step.parallel ? 0 : (step.termDays ?? 0)), 0)

const quietCategories: ReadonlySet<Category> = new Set<Category>([
  'family-benefits',
  'social-benefits',
  'disability',
  'veterans',
  'idp',
  'chornobyl',
  'pensions',
  'child-protection',
  'social-services',
  'municipal-aid',
])
const quietNames =
  /судимост|біженц|додаткового захисту|тимчасов\S+ захист|звернення за захистом|батьківств|усиновлен|розірвання шлюбу|зміни імені|алімент|безробіт|безробітн|військовий облік|правничої допомоги|смерт|заповіт/iu

/** Names that tell about health, status, money trouble or family affairs don't stand in an SMS. The head may change it. */
export const isSensitiveByRule = (card: Pick<ServiceCard, 'category' | 'social' | 'name'>): boolean =>
  card.social || quietCategories.has(card.category) || quietNames.test(card.name.uk)

const registersAtDesk: Readonly<Partial<Record<Category, string>>> = {
  residence: 'Реєстр територіальної громади',
  'passport-migration': 'ЄІАС УМП (Державна міграційна служба)',
  'civil-status': 'Державний реєстр актів цивільного стану громадян',
  'business-registration': 'ЄДР юридичних осіб, фізичних осіб – підприємців та громадських формувань',
  'real-estate': 'Державний реєстр речових прав на нерухоме майно',
  transport: 'Єдиний державний реєстр МВС',
  idp: 'Єдина інформаційна база даних про внутрішньо переміщених осіб',
  recovery: 'Державний реєстр пошкодженого та знищеного майна',
}

/**
 * What the desk can't do without, until the centre says better: work inside a register needs network and power; everything
 * else can be taken on paper.
 */
export function needsByRule(category: Category, biometricStation: boolean): Needs {
  const register = registersAtDesk[category]
  const live = biometricStation || register !== undefined
  return { biometricStation, power: live, network: live, registers: register ? [register] : [] }
}

/** The version in force on a date: the latest start that has come; of two with one start, the later made. */
export function inForce<V extends { readonly validFrom: PlainDate; readonly version: number }>(
  versions: readonly V[],
  on: PlainDate,
): V | undefined {
  return versions
    .filter((version) => version.validFrom <= on)
    .reduce<V | undefined>((best, next) => (best && startsLater(best, next) ? best : next), undefined)
}

const startsLater = (
  one: { readonly validFrom: PlainDate; readonly version: number },
  other: { readonly validFrom: PlainDate; readonly version: number },
): boolean => (one.validFrom === other.validFrom ? one.version > other.version : one.validFrom > other.validFrom)

/** A value written one way only, so that equal cards are equal text. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

/** The fields of a card that differ, by name. */
export function changedFields(before: ServiceCard, after: ServiceCard): (keyof ServiceCard)[] {
  return (Object.keys(after) as (keyof ServiceCard)[])
    .filter((field) => canonical(before[field]) !== canonical(after[field]))
    .sort()
}
