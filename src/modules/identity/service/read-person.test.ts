import { expect, test } from 'vitest'
import { readPerson } from './read-person.ts'

test('what is typed about a person is checked as a whole: every wrong field is named', () => {
  const typed = {
    family: '',
    given: 'Оксана',
    taxNumber: '1234567890',
    unzr: '',
    documentKind: 'passport',
    documentNumber: 'АА1',
    phone: '12',
    email: 'x',
  } as const
  expect(() => readPerson(typed)).toThrow(
    expect.objectContaining({
      answers: ['family', 'taxNumber', 'documentNumber', 'phone', 'email'].map((field) =>
        expect.objectContaining({ field }),
      ),
    }),
  )
  expect(
    readPerson({
      family: 'Коваль',
      given: 'Оксана',
      taxNumber: '3347 312 243',
      documentKind: 'passport',
      documentNumber: 'aa 123456',
      phone: '067 123 45 67',
    }),
  ).toMatchObject({
    taxNumber: '3347312243',
    documents: [{ kind: 'passport', number: 'АА123456' }],
    contacts: { phone: '+380671234567' },
  })
})
