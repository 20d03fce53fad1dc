import net from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import type { Letter, Mail } from './mail.ts'
import { openMail } from './open-mail.ts'
import { pretendMail } from './pretend-mail.ts'
import { smtpMail } from './smtp-mail.ts'
import { openMailbox } from './testing.ts'

const from = 'Вікно <no-reply@centre.example>'
const letter = (changes: Partial<Letter> = {}): Letter => ({
  key: '5f0c7a4e-1',
  to: 'olena@people.example',
  subject: 'Справу 0142-2026-003817 зареєстровано',
  text: 'Ми прийняли вашу заяву.\n\nЇжак ґанок «Вікно» — 5 €',
  lang: 'uk',
  ...changes,
})
const mailbox = await openMailbox()
afterAll(() => mailbox.close())

describe.each<[string, Mail]>([
  ['a real server', smtpMail({ url: mailbox.url, from })],
  ['the pretend one', pretendMail()],
])('mail through %s', (_name, mail) => {
  test('takes a letter and says under which number', async () => {
    const answer = await mail.send(letter())
    expect(answer).toMatchObject({ kind: 'accepted', code: expect.stringMatching(/^250/) })
    expect((answer as { providerId: string }).providerId).toMatch(/\S/)
  })

  test.each([
    ['nobody@people.invalid', { kind: 'rejected', code: '550 5.1.1' }],
    ['later@people.invalid', { kind: 'later', code: '451 4.7.1' }],
    ['not an address', { kind: 'rejected', code: 'not-an-address' }],
    ['a@people.example, b@people.example', { kind: 'rejected', code: 'not-an-address' }],
    ['', { kind: 'rejected', code: 'not-an-address' }],
    ['a@people.example\r\nBcc: b@people.example', { kind: 'rejected', code: 'not-an-address' }],
  ])('answers about «%s» by code only, never with the address', async (to, expected) => {
    expect(await mail.send(letter({ to }))).toEqual(expected)
  })
})

describe('a letter read back from the server', async () => {
  const own = await openMailbox()
  afterAll(() => own.close())
  const mail = smtpMail({ url: own.url, from })

  test('says what was written, in its language, from the centre, and asks for no automatic answer', async () => {
    await mail.send(letter())
    const [received] = own.received
    expect(received).toMatchObject({
      from: { name: 'Вікно', address: 'no-reply@centre.example' },
      to: [{ address: 'olena@people.example' }],
      subject: 'Справу 0142-2026-003817 зареєстровано',
      messageId: '<5f0c7a4e-1@centre.example>',
    })
    expect(received!.text!.trim()).toBe(letter().text)
    const header = (name: string) => received!.headers.find(({ key }) => key === name)?.value
    expect(header('content-language')).toBe('uk')
    expect(header('auto-submitted')).toBe('auto-generated')
  })

  test('keeps one Message-ID when the line dies after its text and it is sent again', async () => {
    own.next = 'hang-up-after-text'
    const before = own.received.length
    expect(await mail.send(letter({ key: 'again' }))).toMatchObject({ kind: 'unsure' })
    expect(await mail.send(letter({ key: 'again' }))).toMatchObject({ kind: 'accepted' })
    expect(own.received.slice(before).map(({ messageId }) => messageId)).toEqual([
      '<again@centre.example>',
      '<again@centre.example>',
    ])
  })
})

describe('a mail server in trouble', () => {
  test('that refuses us as a sender is asked later: the letter is not at fault', async () => {
    const strict = await openMailbox({ refuses: 553 })
    expect(await smtpMail({ url: strict.url, from }).send(letter())).toEqual({ kind: 'later', code: '553' })
    await strict.close()
  })

  test('that is not there was surely sent nothing', async () => {
    const gone = await openMailbox()
    await gone.close()
    expect(await smtpMail({ url: gone.url, from }).send(letter())).toMatchObject({ kind: 'unreachable' })
  })

  test('that says nothing at all is not waited for without end', async () => {
    const silent = net.createServer(() => undefined)
    await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening))
    const { port } = silent.address() as net.AddressInfo
    const mail = smtpMail({ url: `smtp://127.0.0.1:${port}`, from, patience: 100 })
    expect(await mail.send(letter())).toMatchObject({ kind: 'unreachable' })
    silent.close()
  })
})

describe('which mail is used', () => {
  test.each([
    [{ url: 'smtp://127.0.0.1:25', demo: false }, true],
    [{ url: undefined, demo: true }, true],
    [{ url: undefined, demo: false }, false],
  ])('%o → ready %s', async ({ url, demo }, ready) => {
    const mail = openMail({ url, from }, { demo })
    expect(mail.ready).toBe(ready)
    if (!ready) expect(await mail.send(letter())).toEqual({ kind: 'later', code: 'not-set-up' })
  })
})
