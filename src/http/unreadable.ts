// What a person reads when their request was not even begun: files over the limit, a broken address.
import type { IncomingMessage } from 'node:http'
import type { Lang, Text } from '../kernel/text.ts'
import { fileLimit } from './sizes.ts'

const megabytes = fileLimit / 1_000_000

export const tooLarge = {
  title: { uk: 'Файли завеликі', en: 'The files are too large' },
  text: {
    uk: `Разом файли завеликі: можна до ${megabytes}\u00a0МБ. Відскануйте з меншою роздільністю або додавайте по одному.`,
    en: `Together the files are too large: the limit is ${megabytes}\u00a0MB. Scan at a lower resolution or add them one by one.`,
  },
} as const
const broken = {
  title: { uk: 'Запит не прочитано', en: 'The request could not be read' },
  text: {
    uk: 'Запит не вдалося прочитати. Поверніться на сторінку й спробуйте ще раз.',
    en: 'The request could not be read. Go back to the page and try again.',
  },
} as const
const back: Text = { uk: 'Повернутися на сторінку', en: 'Back to the page' }

const langOf = ({ headers }: Pick<IncomingMessage, 'headers'>): Lang =>
  /(?:^|;\s*)lang=en(?:;|$)/.test(headers.cookie ?? '') ? 'en' : 'uk'

const safe = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

export const isOfScript = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean =>
  headers['x-sveltekit-action'] === 'true'

interface Answer {
  readonly type: string
  readonly body: string
}

/** A form sent by the page's script gets the sentence as its fault, in the form that script reads; everybody else a page. */
export function unreadable(status: number, request: Pick<IncomingMessage, 'headers' | 'url'>): Answer {
  const lang = langOf(request)
  const { title, text } = status === 413 ? tooLarge : broken
  if (isOfScript(request)) {
    const data = JSON.stringify([{ faults: 1 }, [2], { text: 3 }, text[lang]])
    return { type: 'application/json', body: JSON.stringify({ type: 'failure', status, data }) }
  }
  const page = safe(/^\/(?![/\\])[^?#]*/.exec(request.url ?? '')?.[0] ?? '/')
  return {
    type: 'text/html; charset=utf-8',
    body: `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title[lang]}</title></head><body><main><h1>${title[lang]}</h1><p>${text[lang]}</p>
<p><a href="${page}">${back[lang]}</a></p></main></body></html>`,
  }
}
