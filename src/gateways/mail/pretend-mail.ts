// The mail of the demo: no server, nothing leaves the machine. What went out is read on the page of messages.
import type { Answer } from '../answer.ts'
import { isAddress, type Mail, notAnAddress } from './mail.ts'

/** Takes every letter; addresses at `.invalid`, which by RFC 2606 never exist, answer as a real server would. */
export function pretendMail(): Mail {
  return { ready: true, send: async ({ key, to }) => answerTo(to, key) }
}

function answerTo(to: string, key: string): Answer {
  if (!isAddress(to)) return notAnAddress
  if (/^later@.*\.invalid$/i.test(to)) return { kind: 'later', code: '451 4.7.1' }
  if (/\.invalid$/i.test(to)) return { kind: 'rejected', code: '550 5.1.1' }
  return { kind: 'accepted', code: '250 2.0.0', providerId: `pretend-${key}` }
}
