import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { no, Refusal } from '../kernel/refusal.ts'
import { both, Filled, faultAt, filled, refused, valueAt } from './form.ts'

const form = (fields: Record<string, string | string[] | File>) => {
  const data = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) data.append(name, one)
  return new Filled(data)
}
const person = z.object({
  name: z.string().min(2).max(40),
  born: z.iso.date(),
  email: z.email().optional(),
  channel: z.enum(['sms', 'post']),
  help: z.array(z.string()),
})
const right = {
  name: ' Ірина ',
  'born-day': '14',
  'born-month': '3',
  'born-year': '1987',
  channel: 'sms',
  help: ['sign', 'chair'],
}

/** What the action answers when this form is read. */
function answer(given: Filled, schema: z.ZodObject = person, lang: 'uk' | 'en' = 'uk') {
  try {
    return { read: given.read(schema) }
  } catch (fault) {
    return refused(fault, lang, given)
  }
}

describe('reading a form', () => {
  test('texts are trimmed, three boxes make a date, ticks make a list, an empty box is nothing', () => {
    expect(form({ ...right, email: '' }).read(person)).toEqual({
      name: 'Ірина',
      born: '1987-03-14',
      channel: 'sms',
      help: ['sign', 'chair'],
    })
  })

  test('no tick is an empty list', () => {
    const { help: _, ...rest } = right
    expect(form(rest).read(person).help).toEqual([])
  })

  test('a file that was not chosen is nothing', () => {
    const schema = z.object({ scan: z.file().optional() })
    expect(form({ scan: new File([], '') }).read(schema)).toEqual({ scan: undefined })
    expect(form({ scan: new File(['x'], 'a.pdf') }).read(schema).scan?.name).toBe('a.pdf')
  })

  test('the key of a repeat is taken only when it could be one', () => {
    const key = crypto.randomUUID()
    expect(form({ key }).key).toBe(key)
    expect(form({ key: '1; drop' }).key).toBeUndefined()
  })

  test('what is not a form is answered with 400', async () => {
    const request = new Request('http://vikno.example/', {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'text/plain' },
    })
    await expect(filled(request)).rejects.toMatchObject({ status: 400 })
  })
})

describe('an answer that is no', () => {
  test.each([
    ['name', { ...right, name: '' }, 'Заповніть це поле.'],
    ['name', { ...right, name: 'І' }, 'Напишіть щонайменше 2\u00a0знаки.'],
    ['name', { ...right, name: 'І'.repeat(41) }, 'Скоротіть до 40 знаків.'],
    ['born', { ...right, 'born-day': '31', 'born-month': '2' }, 'Напишіть день, місяць і рік, як-от 27 3 1987.'],
    ['email', { ...right, email: 'olena' }, 'Напишіть адресу, як-от olena@example.com.'],
    ['channel', { ...right, channel: 'pigeon' }, 'Виберіть одну з відповідей.'],
  ])('says what is wrong with %s', (field, given, text) => {
    const failed = answer(form(given))
    expect(failed).toMatchObject({ status: 422, data: { faults: [{ field, text }] } })
  })

  test('speaks the language of the page, also where a schema has its own sentence', () => {
    const schema = z.object({ reason: z.string({ error: both({ uk: 'Вкажіть причину.', en: 'Give the reason.' }) }) })
    expect(answer(form({}), schema, 'en')).toMatchObject({
      data: { faults: [{ field: 'reason', text: 'Give the reason.' }] },
    })
    expect(answer(form({}), schema, 'uk')).toMatchObject({
      data: { faults: [{ field: 'reason', text: 'Вкажіть причину.' }] },
    })
  })

  test('brings back what was written, but no secret, no file and not the key', () => {
    const given = form({
      name: 'І',
      password: 'x',
      code: 'AB',
      totp: '123456',
      pin: '1',
      key: 'k',
      scan: new File(['x'], 'a.pdf'),
      help: ['a', 'b'],
    })
    expect(given.values).toEqual({ name: 'І', help: ['a', 'b'] })
  })

  test('a refusal of the core has its own status, sentence and field', () => {
    const refusal = new Refusal(no('bad-value', { why: 'порожньо' }, 'desk'))
    expect(refused(refusal, 'uk', form({ desk: '7' }))).toMatchObject({
      status: 422,
      data: { faults: [{ field: 'desk', text: 'Перевірте це поле: порожньо' }], values: { desk: '7' } },
    })
    expect(refused(new Refusal(no('changed-meanwhile')), 'uk').status).toBe(409)
  })

  test('a fault of ours is thrown on', () => {
    const fault = new Error('the database is away')
    expect(() => refused(fault, 'uk')).toThrow(fault)
  })

  test('a page finds the fault and the value of a field', () => {
    const answered = { faults: [{ field: 'desk', text: 'Немає' }], values: { desk: '7' } }
    expect(faultAt(answered, 'desk')).toEqual({ text: 'Немає' })
    expect(faultAt(answered, 'name')).toBeUndefined()
    expect(valueAt(answered, 'desk')).toBe('7')
    expect(valueAt(null, 'desk')).toBe('')
  })
})
