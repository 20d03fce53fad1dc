// The acts in plain words: what one does, what comes of it for the date and the person, what is asked.
import type { Text } from '../../../kernel/text.ts'
import type { ActName, SaidOf } from './acts.ts'

export interface FieldWords extends Text {
  readonly hint?: Text
}

export interface ActWords<Field extends string = string> {
  /** A verb on a button. */
  readonly does: Text
  /** What it does to the date and whom it tells. */
  readonly effect: Text
  readonly asks: Readonly<Record<Field, FieldWords>>
}

const text = (uk: string, en: string): Text => ({ uk, en })
const asked = (uk: string, en: string, hint?: Text): FieldWords => ({ uk, en, ...(hint && { hint }) })
const seen = text('Простими словами: це читатиме людина.', 'In plain words: a person will read it.')
const why = asked('Чому', 'Why', seen)
const clockStands = text(
  'Строк зупиниться сьогодні й піде далі з дня, коли це буде усунуто. Людину сповістимо.',
  'The clock stops today and goes on from the day this is over. The person is told.',
)

export const actWords: { readonly [Name in ActName]: ActWords<keyof SaidOf<Name> & string> } = {
  'received-by-authority': {
    does: text('Прийняти переслану справу', 'Receive the forwarded case'),
    effect: text(
      'Строк вашого органу почнеться: день отримання не рахуємо.',
      'The term of your authority begins: the day of receipt does not count.',
    ),
    asks: {},
  },
  'left-without-motion': {
    does: text('Залишити без руху', 'Leave without motion'),
    effect: text(
      'Строк стоятиме, доки людина виправить недоліки. Виправить вчасно — заява вважається поданою першого дня. Людину сповістимо сьогодні.',
      'The clock stands until the person mends the defects. Mended in time, the application counts as filed on the first day. The person is told today.',
    ),
    asks: {
      defects: asked(
        'Чого бракує і як це виправити',
        'What is missing and how to mend it',
        text('Кожен недолік з нового рядка. Це читатиме людина.', 'Each defect on a new line. A person will read it.'),
      ),
      fixBy: asked(
        'Виправити до',
        'Mend by',
        text('Звично 10 робочих днів, не менше 5.', 'Usually 10 working days, at least 5.'),
      ),
    },
  },
  'defects-fixed': {
    does: text('Недоліки усунено', 'The defects are mended'),
    effect: text(
      'Строк піде далі з сьогоднішнього дня. Дні, коли він стояв, не рахуємо.',
      'The clock goes on from today. The days it stood do not count.',
    ),
    asks: { how: asked('Що додано', 'What was added') },
  },
  'more-time-asked': {
    does: text('Попросити більше часу', 'Ask for more time'),
    effect: text(
      'Орган відповість, до якого дня чекатиме. Доти діє попередній день.',
      'The authority answers until when it will wait. Until then the former day stands.',
    ),
    asks: {
      until: asked('До якого дня потрібен час', 'Until which day time is needed'),
      reason: asked('Чому не встигаєте', 'Why you need it'),
    },
  },
  'more-time-given': {
    does: text('Дати більше часу', 'Give more time'),
    effect: text(
      'Людина просить продовжити час на виправлення. Строк і далі стоїть. Людину сповістимо.',
      'The person asks for a longer time to mend. The clock goes on standing. The person is told.',
    ),
    asks: { fixBy: asked('Виправити до', 'Mend by') },
  },
  'more-time-refused': {
    does: text('Не продовжувати часу', 'Refuse more time'),
    effect: text('Попередній день лишається. Людину сповістимо.', 'The former day stands. The person is told.'),
    asks: { reason: why },
  },
  returned: {
    does: text('Повернути заяву', 'Return the application'),
    effect: text(
      'Справу буде закрито: недоліки не усунено вчасно. Людина може подати нову заяву. Її сповістимо.',
      'The case is closed: the defects were not mended in time. The person may apply anew, and is told.',
    ),
    asks: { reason: asked('Що лишилося не виправленим', 'What was not mended', seen) },
  },
  'query-sent': {
    does: text('Запитати інший орган', 'Ask another body'),
    effect: text('Строк іде далі. Запит видно людині.', 'The clock runs on. The person sees the question.'),
    asks: {
      to: asked('Кого запитано', 'Who is asked'),
      about: asked('Про що', 'What about', seen),
    },
  },
  'query-answered': {
    does: text('Відповідь надійшла', 'The answer has come'),
    effect: text('Розгляд іде далі.', 'The review goes on.'),
    asks: { answer: asked('Що відповіли', 'What was answered', seen) },
  },
  suspended: {
    does: text('Зупинити розгляд', 'Suspend the review'),
    effect: clockStands,
    asks: { ground: asked('Підстава', 'Ground'), reason: asked('Пояснення', 'Explanation', seen) },
  },
  resumed: {
    does: text('Відновити розгляд', 'Resume the review'),
    effect: text(
      'Строк піде далі з сьогоднішнього дня. Людину сповістимо.',
      'The clock goes on from today. The person is told.',
    ),
    asks: { reason: asked('Що змінилося', 'What has changed', seen) },
  },
  'term-extended': {
    does: text('Продовжити строк', 'Extend the term'),
    effect: text(
      'Усього до 45 днів; строк, довший за законом, — ще до 15. Лише до останнього дня. Людину сповістимо сьогодні.',
      'Up to 45 days in all; a term longer by its own law grows by up to 15. Only before the last day. The person is told today.',
    ),
    asks: { days: asked('На скільки днів', 'By how many days'), reason: why },
  },
  forwarded: {
    does: text('Переслати іншому органу', 'Forward to another authority'),
    effect: text(
      'Справа піде у вхідні того органу. Його строк почнеться, коли він її отримає. Людину сповістимо.',
      'The case goes to that authority’s inbox. Its term begins when it has the case. The person is told.',
    ),
    asks: { authorityId: asked('Орган, який вирішує', 'The authority that decides'), reason: why },
  },
  'hearing-called': {
    does: text('Запросити на заслуховування', 'Call a hearing'),
    effect: text(
      'Строк іде далі. Людина дізнається, коли прийти або до якого дня написати.',
      'The clock runs on. The person is told when to come, or until when to write.',
    ),
    asks: {
      on: asked('Коли', 'When'),
      how: asked(
        'Де, о котрій і про що',
        'Where, at what time and what about',
        text('Скажіть, що можна й написати.', 'Say that writing is possible too.'),
      ),
    },
  },
  explained: {
    does: text('Додати письмове пояснення', 'Add a written explanation'),
    effect: text('Його прочитає орган перед рішенням.', 'The authority reads it before it decides.'),
    asks: { said: asked('Пояснення', 'Explanation') },
  },
  'hearing-held': {
    does: text('Записати пояснення', 'Record the explanation'),
    effect: text(
      'Запис потрібен, щоб відмовити (ст. 17, 63). Його видно людині.',
      'The record is needed for a refusal (art. 17, 63). The person sees it.',
    ),
    asks: {
      came: asked('Чи пояснила людина', 'Did the person explain'),
      said: asked('Що сказано', 'What was said', seen),
    },
  },
  'not-considered': {
    does: text('Не розглядати', 'Not to consider'),
    effect: text(
      'Строк закінчиться. Людину сповістимо з підставою за статтею 45.',
      'The term ends. The person is told, with the ground of article 45.',
    ),
    asks: {
      ground: asked('Підстава за статтею 45', 'Ground of article 45'),
      reason: asked('Пояснення', 'Explanation', seen),
    },
  },
  joined: {
    does: text('Об’єднати з іншою справою', 'Join with another case'),
    effect: text(
      'Цю справу вирішать разом з основною, за її строком. Людину сповістимо.',
      'This case is decided with the lead case, by that one’s term. The person is told.',
    ),
    asks: { leadCase: asked('Номер основної справи', 'Number of the lead case'), reason: why },
  },
  withdrawn: {
    does: text('Відкликати заяву', 'Withdraw the application'),
    effect: text(
      'Справу буде закрито без рішення. Подати нову заяву можна будь-коли.',
      'The case is closed without a decision. A new application is possible at any time.',
    ),
    asks: { reason: asked('Чому', 'Why', text('Писати не обов’язково.', 'You need not say.')) },
  },
  appealed: {
    does: text('Записати скаргу на рішення', 'Lodge a complaint'),
    effect: text(
      'Подання скарги зазвичай зупиняє дію рішення. Строк — 30 календарних днів від повідомлення.',
      'A complaint usually stays the decision. The term is 30 calendar days from the notice.',
    ),
    asks: {
      on: asked('Коли подано', 'Lodged on'),
      reason: asked('З чим людина не згодна', 'What the person disagrees with', seen),
      whyLate: asked('Чому пізніше 30 днів', 'Why after 30 days', text('Якщо строк минув.', 'If the term has passed.')),
    },
  },
  'appeal-dismissed': {
    does: text('Лишити рішення в силі', 'Let the decision stand'),
    effect: text(
      'Скаргу розглянуто. Справа піде далі звідти, де стояла. Людину сповістимо.',
      'The complaint is decided. The case goes on from where it stood. The person is told.',
    ),
    asks: { reason: why },
  },
  corrected: {
    does: text('Виправити рішення', 'Correct the decision'),
    effect: text('Виправлення видно людині, її сповістимо.', 'The person sees the correction and is told.'),
    asks: { reason: asked('Що виправлено', 'What is corrected', seen) },
  },
  revoked: {
    does: text('Відкликати рішення', 'Revoke the decision'),
    effect: text('Рішення більше не діятиме. Людину сповістимо.', 'The decision no longer works. The person is told.'),
    asks: { reason: why },
  },
  invalidated: {
    does: text('Визнати рішення недійсним', 'Declare the decision invalid'),
    effect: text('Рішення більше не діятиме. Людину сповістимо.', 'The decision no longer works. The person is told.'),
    asks: { reason: asked('Ким і чому', 'By whom and why', seen) },
  },
}

export const fieldName = (name: ActName, field: string): Text => {
  const { uk, en } = (actWords[name] as ActWords).asks[field]!
  return { uk, en }
}
