// Why one ticket goes before another, in one sentence; only numbers and promised times.
import type { Lang } from '../../../kernel/text.ts'
import type { WhyBefore } from '../../../modules/queue/rules/why.ts'
import type { ToldWhy } from '../../../modules/queue/service/explain.ts'
import { bothLanguages, time } from '../../words.ts'

type Sentence = (label: string, other: string, mine: string) => string

export const whyWords = bothLanguages({
  uk: {
    ask: 'Чому цей талон перед моїм?',
    hint: 'Номер талона, як-от А-042',
    find: 'Пояснити',
    whys: {
      'promised-earlier': (label, other, mine) => `${label} обіцяно покликати до ${other}, вас — до ${mine}.`,
      'came-earlier': (label, other) => `Обом обіцяно ${other}, а ${label} узято раніше за ваш.`,
      'seconds-earlier': (label, other) => `Обом обіцяно ${other}, ${label} — на кілька секунд раніше.`,
      'other-desks': (label, _, mine) => `${label} кличе стіл, який вашої справи не приймає. Вас — до ${mine}.`,
      'mine-is-kept': (label, _, mine) => `Ви чекаєте на свій стіл, а ${label} кличе інший. Вас — до ${mine}.`,
      'helps-later': (label, _, mine) =>
        `Той стіл допоможе вам після ${mine}, якщо ваші столи не встигнуть. ${label} — його черга.`,
      quick: (label, _, mine) => `Стіл, що покликав ${label}, звільниться раніше за обіцяний вам час — ${mine}.`,
      'by-hand': (label) => `${label} покликали поза чергою. Причину записано, керівник центру її бачить.`,
      'mine-was-out': (label) => `Коли кликали ${label}, вашого талона не було в черзі.`,
      'called-before-i-came': (label) => `${label} покликали ще до того, як ви взяли талон.`,
      'after-mine': (label, _, mine) => `${label} не перед вами: вам обіцяно ${mine}.`,
      'not-in-line': (label) => `${label} зараз не в черзі.`,
      'out-of-order': (label) => `${label} покликали не за порядком. Скажіть про це на рецепції.`,
    } as Readonly<Record<WhyBefore, Sentence>>,
  },
  en: {
    ask: 'Why does this ticket go before mine?',
    hint: 'The number of the ticket, such as А-042',
    find: 'Explain',
    whys: {
      'promised-earlier': (label, other, mine) => `${label} is promised ${other}, you are promised ${mine}.`,
      'came-earlier': (label, other) => `Both are promised ${other}, and ${label} was taken before yours.`,
      'seconds-earlier': (label, other) => `Both are promised ${other}, ${label} some seconds earlier.`,
      'other-desks': (label, _, mine) =>
        `A desk that does not take your matter calls ${label}. You are called by ${mine}.`,
      'mine-is-kept': (label, _, mine) =>
        `You wait for your own desk, another calls ${label}. You are called by ${mine}.`,
      'helps-later': (label, _, mine) =>
        `That desk helps you after ${mine} if your desks are late. ${label} is in its own line.`,
      quick: (label, _, mine) => `The desk that calls ${label} is free again before the time promised to you, ${mine}.`,
      'by-hand': (label) =>
        `${label} was called out of turn. The reason is recorded, and the head of the centre sees it.`,
      'mine-was-out': (label) => `When ${label} was called, your ticket was not in the line.`,
      'called-before-i-came': (label) => `${label} was called before you took your ticket.`,
      'after-mine': (label, _, mine) => `${label} is not before you: you are promised ${mine}.`,
      'not-in-line': (label) => `${label} is not in the line now.`,
      'out-of-order': (label) => `${label} was called out of order. Please tell the reception.`,
    } as Readonly<Record<WhyBefore, Sentence>>,
  },
})

export const whySentence = (lang: Lang, told: ToldWhy, zone: string): string =>
  whyWords[lang].whys[told.why](told.label, time(told.otherPromisedAt, zone), time(told.minePromisedAt, zone))
