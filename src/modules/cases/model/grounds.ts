// The grounds the law knows for stopping a case. A code stands in the record; what is said beside it is sealed.
import type { Text } from '../../../kernel/text.ts'

/** Article 45 of law 2073-IX, in its order. */
export const notConsideredGrounds = {
  anonymous: { uk: 'заява анонімна', en: 'the application is anonymous' },
  repeated: {
    uk: 'те саме питання цієї людини вже вирішено по суті',
    en: 'the same question of this person has been decided on the merits',
  },
  'before-court': {
    uk: 'те саме питання розглядає або вирішив суд',
    en: 'the same question is before a court, or a court has decided it',
  },
  'other-law': {
    uk: 'ці відносини не регулює закон про адміністративну процедуру',
    en: 'the law on administrative procedure does not cover this',
  },
  'no-demand': {
    uk: 'немає змісту вимоги або є образи',
    en: 'there is no demand, or the words are offensive',
  },
  'against-order': {
    uk: 'заклики проти незалежності чи до насильства',
    en: 'calls against independence or to violence',
  },
} as const satisfies Record<string, Text>
export type NotConsideredGround = keyof typeof notConsideredGrounds

/** What lies outside the authority and keeps it from deciding (handbook 4.2). */
export const suspensionGrounds = {
  court: { uk: 'спершу має вирішити суд', en: 'a court has to decide first' },
  expertise: { uk: 'призначено експертизу', en: 'an expert opinion was ordered' },
  'other-case': { uk: 'спершу має бути вирішено іншу справу', en: 'another case has to be decided first' },
  successor: { uk: 'чекають на правонаступника', en: 'a successor has to enter' },
  representative: {
    uk: 'людині мають призначити законного представника',
    en: 'a legal representative has to be appointed',
  },
  illness: { uk: 'людина хворіє або не може взяти участь', en: 'the person is ill or cannot take part' },
} as const satisfies Record<string, Text>
export type SuspensionGround = keyof typeof suspensionGrounds
