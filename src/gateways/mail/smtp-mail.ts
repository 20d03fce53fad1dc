// E-mail through the SMTP server of the settings. One letter, one connection: nothing is resent behind our back.
import { Readable } from 'node:stream'
import nodemailer, { type Transporter } from 'nodemailer'
import type SMTPConnection from 'nodemailer/lib/smtp-connection/index.js'
import type { Answer } from '../answer.ts'
import { isAddress, type Letter, type Mail, notAnAddress } from './mail.ts'

export interface SmtpSettings {
  /** `smtps://user:password@host`, or `smtp://host?requireTLS=true`. */
  readonly url: string
  /** `Вікно <no-reply@centre.example>` */
  readonly from: string
  /** How long to wait for the server at each step. */
  readonly patience?: number
}

export function smtpMail({ url, from, patience = 15_000 }: SmtpSettings): Mail {
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    dnsTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const host = /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost'
  const begun = noticeBegun(transport)
  return {
    ready: true,
    async send(letter) {
      if (!isAddress(letter.to)) return notAnAddress
      const messageId = `<${letter.key}@${host}>`
      try {
        const { response } = await transport.sendMail({ ...written(letter), from, messageId })
        return { kind: 'accepted', code: codeOf(response), providerId: queueIdOf(response) }
      } catch (fault) {
        return answerOf(fault as SMTPConnection.SMTPError, begun.has(messageId))
      } finally {
        begun.delete(messageId)
      }
    },
  }
}

/** Letters whose text has begun to travel; before that moment nothing can have been sent. */
function noticeBegun(transport: Transporter): Set<string> {
  const begun = new Set<string>()
  async function* read(text: AsyncIterable<Buffer>, messageId: string) {
    begun.add(messageId)
    yield* text
  }
  transport.use('stream', (mail, done) => {
    mail.message.processFunc((text) => Readable.from(read(text, mail.data.messageId!)))
    done()
  })
  return begun
}

/** The address goes as an object: a comma in it can't become a second recipient. */
const written = ({ to, subject, text, lang }: Letter) => ({
  to: { name: '', address: to },
  subject,
  text,
  headers: { 'Content-Language': lang, 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
})

function answerOf({ responseCode, response, command, code }: SMTPConnection.SMTPError, handedOver: boolean): Answer {
  const about = codeOf(response ?? '') || (code ?? 'no-answer').toLowerCase()
  if (!responseCode) return { kind: handedOver ? 'unsure' : 'unreachable', code: about }
  const ofThisLetter = command === 'RCPT TO' || command === 'DATA'
  return { kind: responseCode >= 500 && ofThisLetter ? 'rejected' : 'later', code: about }
}

/** `550 5.1.1` — the words after it may name the person, so they are not kept. */
const codeOf = (response: string): string =>
  /^\d{3}(?:[ -]\d\.\d{1,3}\.\d{1,3})?/.exec(response)?.[0].replace('-', ' ') ?? ''

/** `250 2.0.0 Ok: queued as 4F2A1` */
const queueIdOf = (response: string): string | null => /queued as ([\w.-]{1,60})/i.exec(response)?.[1] ?? null
