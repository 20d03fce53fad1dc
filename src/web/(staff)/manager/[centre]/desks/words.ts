import { bothLanguages } from '../../../../words.ts'

export const words = bothLanguages({
  uk: {
    title: 'Столи й послуги',
    lead: (desks: number, groups: number, shown: number) =>
      `столів ${desks} × груп послуг ${groups}${shown < desks ? ` · показано ${shown}` : ''}`,
    done: 'Збережено. Черга вже знає.',
    levels: ['ні', 'допомагає', 'основний'] as [string, string, string],
    caption: 'Участь столів у послугах',
    desk: 'Стіл',
    zone: 'Зона',
    allZones: 'Усі зони',
    show: 'Показати',
    addDesk: 'Додати стіл',
    outOfUse: 'не працює',
    totals: 'Основних',
    totalsHint: 'працює / усього',
    missingHere: (n: number, all: number) => `немає права на ${n} з ${all} послуг`,
    deskAndGroup: (desk: number, group: string) => `Стіл ${desk} × ${group}:`,
    missing: (who: string, n: number, all: number) =>
      `${who || 'хто сидить'} — немає права на послуги: ${n} з ${all}. Цих талонів столу не даватимемо.`,
    nobody: 'Ніхто не має права на послуги столів:',
    none: 'Столів ще немає',
    noneText: 'Додайте перший стіл.',
    keyCell: 'Клітинка',
    keyLevel: 'Участь, коли фокус у таблиці',
  },
  en: {
    title: 'Desks and services',
    lead: (desks: number, groups: number, shown: number) =>
      `${desks} desks × ${groups} groups of services${shown < desks ? ` · ${shown} shown` : ''}`,
    done: 'Saved. The line knows it already.',
    levels: ['no', 'helps', 'main'] as [string, string, string],
    caption: 'Which desk serves what',
    desk: 'Desk',
    zone: 'Zone',
    allZones: 'All zones',
    show: 'Show',
    addDesk: 'Add a desk',
    outOfUse: 'out of use',
    totals: 'Main desks',
    totalsHint: 'working / all',
    missingHere: (n: number, all: number) => `no right to ${n} of ${all} services`,
    deskAndGroup: (desk: number, group: string) => `Desk ${desk} × ${group}:`,
    missing: (who: string, n: number, all: number) =>
      `${who || 'whoever sits there'} has no right to ${n} of ${all} services. The desk won’t be given those tickets.`,
    nobody: 'Nobody may serve what these desks serve:',
    none: 'There are no desks yet',
    noneText: 'Add the first one.',
    keyCell: 'Cell',
    keyLevel: 'Level, while the focus is in the table',
  },
})
