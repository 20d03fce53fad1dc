// Which provider of text messages this process sends with.
import { httpSms } from './http-sms.ts'
import { pretendToken } from './pretend-provider.ts'
import { noSms, type Sms } from './sms.ts'

export interface SmsChoice {
  readonly sms: { readonly url: string | undefined; readonly token: string | undefined }
  readonly demo: boolean
  readonly host: string
  readonly port: number
}

/** In the demo without `SMS_URL`: the pretend provider that this very process answers for. */
export function openSms({ sms: { url, token }, demo, host, port }: SmsChoice): Sms {
  if (url && token) return httpSms({ url, token })
  if (!demo) return noSms
  const ownHost = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return httpSms({ url: `http://${ownHost}:${port}/pretend/sms`, token: pretendToken })
}
