import { expect, test } from 'vitest'
import type { Application, CasePaper, Settled } from '../model.ts'
import { changesOf } from './correction.ts'

const taken = { state: 'taken', form: 'copy', pages: 2, count: 1, returnedAtOnce: false } as const
const paper: CasePaper = { n: 0, name: 'Довідка', answer: taken }
const receipt: Settled = { by: 'receipt', number: '17' }
const before: Application = {
  papers: [paper],
  form: { phone: '+380501112233', demand: 'призначити' },
  representative: null,
  notifyBy: 'sms',
  deliverBy: 'in-person',
  consent: null,
  note: null,
  payments: [{ line: 'fee', amount: 35_200 as never, law: 'Постанова', settled: receipt }],
}

test.each<[string, Partial<Application>, ReturnType<typeof changesOf>]>([
  ['nothing', {}, []],
  [
    'a telephone',
    { form: { ...before.form, phone: '+380679998877' } },
    [{ kind: 'text', field: 'phone', was: '+380501112233', now: '+380679998877' }],
  ],
  ['a note where none stood', { note: 'x' }, [{ kind: 'text', field: 'note', was: '', now: 'x' }]],
  ['the way to tell', { notifyBy: 'call' }, [{ kind: 'notify', was: 'sms', now: 'call' }]],
  [
    'a paper that was missing after all',
    { papers: [{ ...paper, answer: { state: 'missing' } }] },
    [{ kind: 'paper', name: 'Довідка', was: taken, now: { state: 'missing' } }],
  ],
  [
    'the number of a receipt',
    { payments: [{ ...before.payments[0]!, settled: { by: 'receipt', number: '71' } }] },
    [{ kind: 'settled', line: 'fee', was: receipt, now: { by: 'receipt', number: '71' } }],
  ],
])('a correction of %s says what stood and what stands', (_, change, changes) => {
  expect(changesOf(before, { ...before, ...change })).toEqual(changes)
})

test('the same paper written in another order is no change', () => {
  const { state, form, pages, count, returnedAtOnce } = taken
  const answer = { returnedAtOnce, count, pages, form, state }
  expect(changesOf(before, { ...before, papers: [{ ...paper, answer }] })).toEqual([])
})
