import type { App as Core } from '../app.ts'
import type { Work } from '../db/work.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Lang } from '../kernel/text.ts'
import type { SignedIn } from '../modules/identity/service.ts'

declare global {
  namespace App {
    interface Platform {
      app: Core
    }
    interface Locals {
      app: Core
      actor: Actor
      /** Who is signed in here, or nobody. */
      signedIn: SignedIn | undefined
      lang: Lang
      demo: boolean
      /** The use case in one transaction; with the form's key a second click changes nothing. */
      run<T>(useCase: (work: Work) => Promise<T>, key?: string): Promise<T>
      look<T>(useCase: (work: Work) => Promise<T>): Promise<T>
    }
    interface Error {
      message: string
      code?: string
      reference?: string
    }
  }
}
