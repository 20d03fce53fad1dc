// A request to a page of a kiosk or a board, as SvelteKit hands it over, for tests that look at the answer.
import { isRedirect, type RequestEvent } from '@sveltejs/kit'
import type { Database, Work } from '../../db/work.ts'
import type { Actor } from '../../kernel/actor.ts'
import type { Lang } from '../../kernel/text.ts'

export interface Browser {
  /** What it keeps, by name. */
  readonly kept: Map<string, string>
}
export const newBrowser = (): Browser => ({ kept: new Map() })

interface Asked {
  readonly database: Database
  readonly actor: Actor
  readonly browser?: Browser
  readonly lang?: Lang
  readonly demo?: boolean
  /** Beside the database, what the page asks of the app. */
  readonly app?: object
}

export function eventAt(
  path: string,
  params: Readonly<Record<string, string>>,
  { database, actor, browser = newBrowser(), lang = 'uk', demo = false, app = {} }: Asked,
  form?: Readonly<Record<string, string>>,
): RequestEvent {
  const url = new URL(path, 'https://vikno.test')
  const { kept } = browser
  return {
    url,
    params,
    request: form ? new Request(url, { method: 'POST', body: new URLSearchParams(form) }) : new Request(url),
    getClientAddress: () => '192.0.2.1',
    cookies: {
      get: (name: string) => kept.get(name),
      set: (name: string, value: string) => void kept.set(name, value),
      delete: (name: string) => void kept.delete(name),
    },
    locals: {
      ...{ actor, lang, demo, app: { database, config: { publicUrl: 'https://vikno.test' }, ...app } },
      look: <T>(useCase: (work: Work) => Promise<T>) => database.look(actor, useCase),
      run: <T>(useCase: (work: Work) => Promise<T>, key?: string) =>
        database.run(actor, useCase, { key, action: `POST ${url.pathname}` }),
    },
  } as unknown as RequestEvent
}

/** Where an answer sends the browser; nothing when it shows a page. */
export async function sentTo(answer: unknown): Promise<string | undefined> {
  try {
    await answer
    return undefined
  } catch (thrown) {
    if (isRedirect(thrown)) return thrown.location
    throw thrown
  }
}
