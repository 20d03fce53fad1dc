// A real SMTP server on the loopback, from which a test reads its mail back.
import type { AddressInfo } from 'node:net'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export interface Mailbox {
  readonly url: string
  readonly received: readonly Email[]
  /** What happens to the next letter once its text has arrived. */
  next: 'take' | 'hang-up-after-text'
  close(): Promise<void>
}

/** A mailbox at `.invalid` does not exist, one called `later` is busy, the others take everything. */
function answerTo(address: string): Error | undefined {
  const answer = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode })
  if (/^later@.*\.invalid$/.test(address)) return answer(451, `4.7.1 <${address}> try again later`)
  return /\.invalid$/.test(address) ? answer(550, `5.1.1 <${address}> user unknown`) : undefined
}

export async function openMailbox({ refuses }: { refuses?: number } = {}): Promise<Mailbox> {
  const received: Email[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onMailFrom: (_from, _session, done) =>
      done(refuses ? Object.assign(new Error('not you'), { responseCode: refuses }) : undefined),
    onRcptTo: ({ address }, _session, done) => done(answerTo(address)),
    async onData(stream, session, done) {
      const chunks: Buffer[] = []
      for await (const chunk of stream) chunks.push(chunk as Buffer)
      received.push(await PostalMime.parse(Buffer.concat(chunks)))
      if (mailbox.next === 'take') return done(null, `Ok: queued as ${session.id}`)
      mailbox.next = 'take'
      for (const connection of server.connections) connection.close()
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  const mailbox: Mailbox = {
    url: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    received,
    next: 'take',
    close: () => new Promise((closed) => server.close(() => closed())),
  }
  return mailbox
}
