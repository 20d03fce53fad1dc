import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hryvnias } from '../../../kernel/money.ts'
import type { No } from '../../../kernel/refusal.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { DocumentRequirement, DocumentSource } from '../../catalogue/model.ts'
import { emptyDraft, type IntakeDraft, type PaperAnswer } from '../model.ts'
import { areFaults } from './faults.ts'
import { consentMissing, packageOf, type Requirements } from './intake.ts'

const today = '2026-11-23' as PlainDate
const date = (text: string) => text as PlainDate
const paper = (name: string, also: Partial<DocumentRequirement> = {}): DocumentRequirement => ({
  name,
  kind: 'original',
  source: 'applicant',
  decided: true,
  required: true,
  condition: null,
  ...also,
})
const requirements: Requirements = {
  documents: [
    paper('Заява', { kind: 'form' }),
    paper('Паспорт'),
    paper('Свідоцтво про народження', { source: 'register' }),
    paper('Договір найму', { required: false, condition: 'для орендарів' }),
    paper('Документ про сплату', { kind: 'payment' }),
  ],
  charges: [
    { line: 'fee', amount: hryvnias(49.92), law: 'ПКМУ № 265' },
    { line: 'blank', amount: hryvnias(20), law: 'ПКМУ № 302' },
  ],
}
const taken = (pages: number, returnedAtOnce = false): PaperAnswer => ({
  state: 'taken',
  form: 'original',
  pages,
  count: 1,
  returnedAtOnce,
})
const full: IntakeDraft = {
  ...emptyDraft,
  papers: { 0: taken(2), 1: taken(1, true) },
  form: { demand: 'зареєструвати місце проживання', phone: '+380501112233' },
  notifyBy: 'sms',
  deliverBy: 'in-person',
  consent: { version: '4', givenOn: today },
  settled: {
    fee: { by: 'receipt', number: '004417' },
    blank: { by: 'exemption', ground: 'особа з інвалідністю І групи' },
  },
}
const check = (draft: IntakeDraft, insisted = false) => packageOf(requirements, draft, { today, insisted })
const codes = (draft: IntakeDraft, insisted = false) => {
  const answer = check(draft, insisted)
  return areFaults(answer) ? answer.map((no: No) => `${no.field}: ${no.code.replace('cases.', '')}`) : 'taken'
}
const with_ = (also: Partial<IntakeDraft>): IntakeDraft => ({ ...full, ...also })

describe('the package', () => {
  test('a full one is taken; sheets given back at once are not counted', () => {
    const answer = check(full)
    expect(answer).toMatchObject({ missing: [], pages: 3 }) // two of the application, one of the payment
  })
  test('what a register holds is written as such, an unneeded paper as not needed', () => {
    const answer = check(full)
    if (areFaults(answer)) throw new Error('refused')
    expect(answer.application.papers.map(({ name, answer }) => [name, answer.state])).toEqual([
      ['Заява', 'taken'],
      ['Паспорт', 'taken'],
      ['Свідоцтво про народження', 'in-register'],
      ['Договір найму', 'not-needed'],
      ['Документ про сплату', 'taken'],
    ])
  })
  test('what the applicant brought unasked stands in the case too', () => {
    const answer = check(
      with_({ extraPapers: [{ name: 'Лист голови ОСББ', form: 'copy', pages: 1, count: 2, returnedAtOnce: false }] }),
    )
    expect(answer).toMatchObject({ pages: 5 })
  })
  test.each<[string, Partial<IntakeDraft>, string[]]>([
    ['a required paper nobody asked about', { papers: { 0: taken(1) } }, ['papers.1: paper-unanswered']],
    [
      'a paper of a register called missing',
      { papers: { ...full.papers, 2: { state: 'missing' } } },
      ['papers.2: never-required'],
    ],
    ['a paper the card does not have', { papers: { ...full.papers, 17: taken(1) } }, ['papers.17: no-such-paper']],
    ['no demand', { form: { phone: '+380501112233' } }, ['form.demand: demand-missing']],
    ['no way to tell', { notifyBy: undefined }, ['notifyBy: notify-missing']],
    ['no way to hand over', { deliverBy: undefined }, ['deliverBy: delivery-missing']],
    ['SMS without a phone', { form: { demand: 'x' } }, ['form.phone: contact-missing']],
    ['SMS to what is no phone', { form: { demand: 'x', phone: '12' } }, ['form.phone: contact-wrong']],
    ['e-mail without an address', { notifyBy: 'email' }, ['form.email: contact-missing']],
    [
      'e-mail to what is no address',
      { notifyBy: 'email', form: { ...full.form, email: 'hanna' } },
      ['form.email: contact-wrong'],
    ],
    ['delivery by post without an address', { deliverBy: 'post' }, ['form.address: contact-missing']],
    [
      'an exemption without a ground',
      { settled: { ...full.settled, blank: { by: 'exemption', ground: ' ' } } },
      ['settled.blank.ground: ground-missing'],
    ],
  ])('%s is refused with its field, and nobody can insist on it', (_, also, faults) => {
    expect(codes(with_(also))).toEqual(faults)
    expect(codes(with_(also), true)).toEqual(faults)
  })
  test('every fault is told at once', () => {
    expect(codes(emptyDraft)).toEqual([
      'papers.0: paper-unanswered',
      'papers.1: paper-unanswered',
      'form.demand: demand-missing',
      'notifyBy: notify-missing',
      'deliverBy: delivery-missing',
    ])
  })
})

describe('an incomplete package', () => {
  test.each<[string, Partial<IntakeDraft>, string, string]>([
    ['a missing paper', { papers: { ...full.papers, 1: { state: 'missing' } } }, 'papers.1', 'Паспорт'],
    ['an unpaid fee', { settled: { blank: full.settled.blank! } }, 'settled.fee', 'сплата адміністративного збору'],
    ['no consent', { consent: undefined }, 'consent', consentMissing],
  ])('%s stops a registration, and is taken when the person insists', (_, also, field, what) => {
    expect(codes(with_(also))).toEqual([`${field}: package-incomplete`])
    const answer = check(with_(also), true)
    if (areFaults(answer)) throw new Error('refused')
    expect(answer.missing).toEqual([what])
  })
  test('nobody insists on a complete one', () => {
    expect(codes(full, true)).toEqual(['insisted: nothing-missing'])
  })
})

describe('money', () => {
  const free: Requirements = {
    ...requirements,
    charges: [{ line: 'fee', amount: hryvnias(0), law: 'ст. 11 Закону 5203-VI' }],
  }
  const unknown: Requirements = { ...requirements, charges: [{ line: 'fee', amount: null, law: null }] }
  const draft = with_({ settled: {} })
  test('a free service asks for no receipt and takes none', () => {
    expect(areFaults(packageOf(free, draft, { today, insisted: false }))).toBe(false)
    const paid = packageOf(free, with_({ settled: { fee: { by: 'receipt', number: '1' } } }), {
      today,
      insisted: false,
    })
    expect(areFaults(paid) && paid[0]!.code).toBe('cases.nothing-to-pay')
  })
  test('a sum nobody knows stays unknown: not zero, and no obstacle', () => {
    const answer = packageOf(unknown, draft, { today, insisted: false })
    if (areFaults(answer)) throw new Error('refused')
    expect(answer.application.payments).toEqual([{ line: 'fee', amount: null, law: null, settled: null }])
  })
  test('fee and blank stay two lines, each with its law and how it was settled', () => {
    const answer = check(full)
    if (areFaults(answer)) throw new Error('refused')
    expect(
      answer.application.payments.map(({ line, amount, law, settled }) => [line, amount, law, settled?.by]),
    ).toEqual([
      ['fee', 4992, 'ПКМУ № 265', 'receipt'],
      ['blank', 2000, 'ПКМУ № 302', 'exemption'],
    ])
  })
})

describe('a representative', () => {
  const acts = (issuedOn: string, validUntil: string | null) =>
    with_({
      representative: {
        residentId: null,
        name: 'Коваль Петро',
        power: {
          kind: 'power-of-attorney',
          number: '123',
          issuedOn: date(issuedOn),
          validUntil: validUntil as PlainDate | null,
        },
      },
    })
  test.each<[string, string | null, string[] | 'taken']>([
    ['2026-01-10', null, 'taken'],
    ['2026-01-10', '2026-11-23', 'taken'],
    ['2026-11-23', '2027-11-23', 'taken'],
    ['2026-01-10', '2026-11-22', ['representative.power.validUntil: power-expired']],
    ['2026-11-24', null, ['representative.power.issuedOn: power-not-yet']],
  ])('with a power of %s until %s', (issuedOn, validUntil, answer) => {
    expect(codes(acts(issuedOn, validUntil))).toEqual(answer)
  })
})

describe('whatever the card', () => {
  const someRequirement = fc.record({
    source: fc.constantFrom<DocumentSource>('applicant', 'register', 'authority'),
    required: fc.boolean(),
    kind: fc.constantFrom('original' as const, 'copy' as const, 'form' as const),
  })
  const someAnswer = fc.constantFrom<PaperAnswer>(
    taken(1),
    taken(2, true),
    { state: 'missing' },
    { state: 'not-needed' },
    { state: 'in-register' },
  )
  const property = (check: (documents: DocumentRequirement[], answers: PaperAnswer[]) => void) =>
    fc.assert(
      fc.property(fc.array(fc.tuple(someRequirement, someAnswer), { maxLength: 8 }), (pairs) => {
        const documents = pairs.map(([requirement], n) => paper(`папір ${n}`, requirement))
        check(
          documents,
          pairs.map(([, answer]) => answer),
        )
      }),
    )
  test('what the state holds is never missing from a package, and never needed to register', () => {
    property((documents) => {
      const held = documents.map((document) => ({ ...document, source: 'register' as const }))
      const draft = { ...full, settled: {}, papers: {} }
      const answer = packageOf({ documents: held, charges: [] }, draft, { today, insisted: false })
      expect(areFaults(answer)).toBe(false)
    })
  })
  test('a package is refused, or taken with exactly the required papers that were called missing', () => {
    property((documents, answers) => {
      const papers = Object.fromEntries(answers.map((answer, n) => [n, answer]))
      const lacks = documents.filter(
        ({ source, required }, n) => source === 'applicant' && required && answers[n]!.state === 'missing',
      )
      const requirements = { documents, charges: [] }
      const answer = packageOf(requirements, { ...full, settled: {}, papers }, { today, insisted: lacks.length > 0 })
      const wronged = documents.some(({ source }, n) => source !== 'applicant' && answers[n]!.state === 'missing')
      expect(areFaults(answer)).toBe(wronged)
      if (!areFaults(answer)) expect(answer.missing).toEqual(lacks.map(({ name }) => name))
    })
  })
})
