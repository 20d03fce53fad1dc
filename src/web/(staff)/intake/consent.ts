// The text a person agrees to at the desk, by its version: what was said then stays known for ever after.
import type { Text } from '../../../kernel/text.ts'
import type { PlainDate } from '../../../kernel/time.ts'

export interface ConsentText {
  readonly version: string
  readonly since: PlainDate
  readonly text: Text
}

/** The newest first. A change of the words is a new version. */
export const consents: readonly [ConsentText, ...ConsentText[]] = [
  {
    version: '1',
    since: '2026-11-01' as PlainDate,
    text: {
      uk: 'Я дозволяю центру та органу, який вирішує, обробляти мої персональні дані, названі в заяві й доданих документах, у межах, потрібних для цієї послуги: прийняти заяву, передати її органу, отримати відомості з державних реєстрів, повідомити мене й видати результат. Я знаю, що маю право бачити, хто й навіщо відкривав мої дані, виправити неточність і відкликати дозвіл; тоді розгляд заяви припиниться (статті 6, 8 і 11 Закону України «Про захист персональних даних»).',
      en: 'I allow the centre and the deciding authority to process my personal data named in the application and the papers with it, as far as this service needs: to take the application, hand it to the authority, get information from state registers, tell me and hand over the result. I know that I may see who opened my data and why, correct a mistake, and withdraw this consent, which ends the review (articles 6, 8 and 11 of the Law on Personal Data Protection).',
    },
  },
]
export const currentConsent = consents[0]
