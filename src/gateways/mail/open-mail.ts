// Which mail this process sends with.
import { type Mail, noMail } from './mail.ts'
import { pretendMail } from './pretend-mail.ts'
import { smtpMail } from './smtp-mail.ts'

export interface MailSettings {
  readonly url: string | undefined
  readonly from: string
}

export function openMail({ url, from }: MailSettings, { demo }: { demo: boolean }): Mail {
  if (url) return smtpMail({ url, from })
  return demo ? pretendMail() : noMail
}
