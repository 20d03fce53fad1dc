import { bothLanguages, count, type Forms } from '../../../../../words.ts'

const ofServices: Forms = { one: 'послуги', few: 'послуг', many: 'послуг' }
const services: Forms = { one: 'service', many: 'services' }

export const words = bothLanguages({
  uk: {
    title: 'Папери без рішення',
    lead: (n: number) => count('uk', n, { one: 'папір', few: 'папери', many: 'паперів' }),
    done: (asking: string) => `Збережено для ${asking}: нові справи підуть за новою редакцією.`,
    services: ofServices,
    how: 'Поки не вирішено, папір приносить заявник. Чого держава вже має, вимагати не можна (ст. 9 Закону 5203-VI). Рішення діє для всіх послуг, що просять цей папір, від сьогодні.',
    none: 'Про всі папери вирішено',
    noneText: 'Нові з’являться після завантаження каталогу.',
    ask: 'Просять:',
    andMore: (rest: string) => ` і ще для ${rest}`,
    source: 'Звідки папір',
    sources: { applicant: 'приносить заявник', register: 'є в реєстрі', authority: 'має сам орган' },
    why: 'Чому: закон, стаття',
    decide: 'Вирішити',
    pages: 'Сторінки списку',
    toFirst: 'На початок',
    next: 'Наступні',
  },
  en: {
    title: 'Undecided papers',
    lead: (n: number) => count('en', n, { one: 'paper', many: 'papers' }),
    done: (asking: string) => `Saved for ${asking}: new cases go by the new version.`,
    services,
    how: 'Until it is decided, the applicant brings the paper. What the state already has may not be asked for (art. 9 of law 5203-VI). The decision holds for every service that asks for this paper, from today.',
    none: 'Every paper is decided',
    noneText: 'New ones appear after a catalogue is read in.',
    ask: 'Asked for by:',
    andMore: (rest: string) => ` and ${rest} more`,
    source: 'Where the paper comes from',
    sources: { applicant: 'the applicant brings it', register: 'a register has it', authority: 'the authority has it' },
    why: 'Why: the law, the article',
    decide: 'Decide',
    pages: 'Pages of the list',
    toFirst: 'To the beginning',
    next: 'Next ones',
  },
})
