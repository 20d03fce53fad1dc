import type { WhyBehind } from '../../../../../modules/queue/rules/behind.ts'
import { bothLanguages, count, type Forms } from '../../../../words.ts'

const forms = (one: string, few: string, many: string): Forms => ({ one, few, many })

/** What is known of a line and of the ticket, for the sentence that says why it is late. */
export interface Facts {
  readonly desks: number
  readonly calling: number
  readonly onBreak: number
  readonly moved: number
  readonly over: number
  readonly waiting: number
  readonly desk: number | null
}

const tables = forms('стіл', 'столи', 'столів')
const ofTables = forms('столу', 'столів', 'столів')
const desksEn = forms('desk', 'desks', 'desks')

const awayUk = ({ onBreak, moved, desks, calling }: Facts): string => {
  const rest = desks - calling - onBreak - moved
  return [onBreak > 0 && `на перерві ${onBreak}`, moved > 0 && `переведено ${moved}`, rest > 0 && `зачинено ${rest}`]
    .filter(Boolean)
    .join(', ')
}
const awayEn = ({ onBreak, moved, desks, calling }: Facts): string => {
  const rest = desks - calling - onBreak - moved
  return [onBreak > 0 && `${onBreak} on a break`, moved > 0 && `${moved} moved`, rest > 0 && `${rest} closed`]
    .filter(Boolean)
    .join(', ')
}

type Whys = Readonly<Record<WhyBehind, (facts: Facts) => string>>
const whyUk: Whys = {
  'nobody-serves': (facts) =>
    facts.desks === 0
      ? 'Жоден стіл не має цих послуг основними.'
      : `Жоден основний стіл не кличе: ${awayUk(facts) || 'усі зачинено'}.`,
  'no-station': () => 'Біля відкритих столів не працює жодна біометрична станція.',
  'kept-for-desk': ({ desk }) => `Талон чекає саме на стіл ${desk ?? '—'}.`,
  'desks-away': (facts) => `Кличе ${facts.calling} з ${count('uk', facts.desks, ofTables)}: ${awayUk(facts)}.`,
  'long-visits': ({ over, calling }) => `Довше за звичне обслуговують ${over} з ${count('uk', calling, ofTables)}.`,
  'many-wait': ({ waiting, calling }) => `Чекають ${waiting}, кличе ${count('uk', calling, tables)} — усі зайняті.`,
}
const whyEn: Whys = {
  'nobody-serves': (facts) =>
    facts.desks === 0
      ? 'No desk has these services as its main work.'
      : `No main desk calls: ${awayEn(facts) || 'all are closed'}.`,
  'no-station': () => 'No biometric station works at the open desks.',
  'kept-for-desk': ({ desk }) => `The ticket is kept for desk ${desk ?? '—'}.`,
  'desks-away': (facts) => `${facts.calling} of ${count('en', facts.desks, desksEn)} call: ${awayEn(facts)}.`,
  'long-visits': ({ over, calling }) => `${over} of ${count('en', calling, desksEn)} serve longer than usual.`,
  'many-wait': ({ waiting, calling }) => `${waiting} wait, ${count('en', calling, desksEn)} call, and all are busy.`,
}

export const words = bothLanguages({
  uk: {
    title: 'Зал зараз',
    updated: (time: string) => `оновлено ${time}`,
    noHall: 'Зал бачать працівники центру. Оберіть розділ у меню.',
    notOpen: 'Зараз людей не приймають.',
    done: {
      moved: 'Стіл переведено. Повернути його можна нижче, у «Переведені столи».',
      back: 'Стіл знову робить свою звичну роботу.',
    },
    standing: 'Зал стоїть: прогнозу немає, доки роботу не поновлено.',
    lines: 'Черги за групами послуг',
    group: 'Група послуг',
    wait: 'Чекають',
    slack: 'Найменший запас',
    waited: 'Чекали, хв ½ / 90\u00a0%',
    inTime: 'Вчасно',
    newcomer: 'Новий чекатиме, хв',
    state: 'Стан',
    desks: 'Столи',
    ofDesks: (open: number, all: number) => `${open} з ${all}`,
    nobodyServes: 'столи зачинено',
    howForecast:
      'Перше число — половина чекає стільки або менше, друге — майже напевно до (9 з 10). «Чекали» і «вчасно» — за сьогодні.',
    noGroups: 'Груп послуг ще немає',
    noGroupsText: 'Додайте їх у розділі «Зони й групи».',
    breaking: 'Хто понад обіцяне і чому',
    breakingNone: 'Усі обіцянки тримаються',
    breakingNoneText: 'Щойно чиюсь обіцянку буде порушено або ось-ось буде, вона з’явиться тут із причиною.',
    promised: (at: string) => `обіцяно ${at}`,
    past: (minutes: number) => (minutes < 1 ? 'щойно минуло' : `минуло ${minutes}\u00a0хв`),
    soon: (at: string) => `покличемо близько ${at}`,
    notToday: 'сьогодні навряд чи покличемо',
    more: (n: number) => `Ще ${count('uk', n, forms('талон', 'талони', 'талонів'))}.`,
    why: (why: WhyBehind, facts: Facts) => whyUk[why](facts),
    chooseDesk: 'Перевести стіл',
    chooseDeskText: 'Оберіть стіл на мапі залу. Побачите, як зміняться черги, і вирішите.',
    moveDesk: (n: number) => `Перевести стіл ${n}`,
    free: 'вільний',
    busy: 'обслуговує',
    off: 'не кличе',
    nobodySits: 'За столом нікого',
    now: 'Зараз',
    main: 'основні',
    helps: 'допомагає',
    nothing: 'нічого',
    to: 'Куди',
    notQualified: 'права немає',
    nowhere: 'Інших груп послуг у центрі немає.',
    until: 'До',
    untilDay: 'кінця дня',
    rest: 'Решта його роботи, коли відстає',
    restHelps: 'допомагає',
    restNot: 'лишає іншим',
    show: 'Показати, що зміниться',
    willChange: 'Що зміниться',
    willChangeHow: 'новий чекатиме, хв',
    before: 'Зараз',
    after: 'Стане',
    brokenBefore: 'Не вчасно',
    same: 'Інші черги не зміняться.',
    sameAll: 'Жодна черга помітно не зміниться.',
    leftAlone: (name: string) => `«${name}» лишиться без основного столу: її братимуть лише ті, хто допомагає.`,
    how: '128 прогонів решти дня за правилами залу. «Не вчасно» — скільки з тих, хто вже чекає, покличемо пізніше за обіцяне.',
    confirm: (until: string) => `Перевести до ${until}`,
    confirmDay: 'Перевести до кінця дня',
    other: 'Інший стіл',
    settings: 'Налаштування столу',
    moves: 'Переведені столи',
    movedTo: (group: string, until: string) => `основна робота — ${group}, до ${until}`,
    midnight: 'кінця дня',
    back: 'Повернути зараз',
    backOf: (n: number) => `стіл ${n}`,
    figures: {
      inTime: 'Вчасно сьогодні',
      ofCalled: (n: number) => `з викликаних ${n}`,
      left: 'Пішли без послуги',
      ofIssued: (n: number) => `з талонів ${n}`,
    },
    keyNoDesk: 'оберіть стіл',
    keyNoEffect: 'так перевести не можна',
  },
  en: {
    title: 'The hall now',
    updated: (time: string) => `updated at ${time}`,
    noHall: 'The hall is seen by the people who work in the centre. Choose a section of the menu.',
    notOpen: 'Nobody is received now.',
    done: {
      moved: 'The desk is moved. It can be taken back below, under “Moved desks”.',
      back: 'The desk does its usual work again.',
    },
    standing: 'The hall stands still: nothing is forecast until it goes on.',
    lines: 'Lines by group of services',
    group: 'Group of services',
    wait: 'Waiting',
    slack: 'Least time left',
    waited: 'Waited, min ½ / 90%',
    inTime: 'In time',
    newcomer: 'A newcomer waits, min',
    state: 'State',
    desks: 'Desks',
    ofDesks: (open: number, all: number) => `${open} of ${all}`,
    nobodyServes: 'desks closed',
    howForecast:
      'The first number: half wait this long or less; the second: almost certainly by then (9 of 10). “Waited” and “in time” are of today.',
    noGroups: 'No groups of services yet',
    noGroupsText: 'Add them in “Zones and groups”.',
    breaking: 'Who is past the promise, and why',
    breakingNone: 'Every promise is kept',
    breakingNoneText: 'As soon as a promise is broken, or is about to be, it appears here with the reason.',
    promised: (at: string) => `promised ${at}`,
    past: (minutes: number) => (minutes < 1 ? 'just past' : `${minutes}\u00a0min past`),
    soon: (at: string) => `called at about ${at}`,
    notToday: 'hardly called today',
    more: (n: number) => `${count('en', n, forms('more ticket', 'more tickets', 'more tickets'))}.`,
    why: (why: WhyBehind, facts: Facts) => whyEn[why](facts),
    chooseDesk: 'Move a desk',
    chooseDeskText: 'Choose a desk on the map. You see how the lines would change, and decide.',
    moveDesk: (n: number) => `Move desk ${n}`,
    free: 'free',
    busy: 'serving',
    off: 'not calling',
    nobodySits: 'Nobody is at the desk',
    now: 'Now',
    main: 'main',
    helps: 'helps',
    nothing: 'nothing',
    to: 'To',
    notQualified: 'not qualified',
    nowhere: 'The centre has no other groups of services.',
    until: 'Until',
    untilDay: 'the end of the day',
    rest: 'The rest of its work, when it falls behind',
    restHelps: 'helps',
    restNot: 'leaves to others',
    show: 'Show what would change',
    willChange: 'What would change',
    willChangeHow: 'a newcomer waits, min',
    before: 'Now',
    after: 'Then',
    brokenBefore: 'Late',
    same: 'Other lines stay as they are.',
    sameAll: 'No line would change noticeably.',
    leftAlone: (name: string) => `“${name}” stays without a main desk: only helping desks will take it.`,
    how: '128 plays of the rest of the day by the rules of the hall. “Late”: how many of those who wait already are called after their promise.',
    confirm: (until: string) => `Move until ${until}`,
    confirmDay: 'Move until the end of the day',
    other: 'Another desk',
    settings: 'Settings of the desk',
    moves: 'Moved desks',
    movedTo: (group: string, until: string) => `main work: ${group}, until ${until}`,
    midnight: 'the end of the day',
    back: 'Take back now',
    backOf: (n: number) => `desk ${n}`,
    figures: {
      inTime: 'In time today',
      ofCalled: (n: number) => `of ${n} called`,
      left: 'Left unserved',
      ofIssued: (n: number) => `of ${n} tickets`,
    },
    keyNoDesk: 'choose a desk',
    keyNoEffect: 'it can’t be moved so',
  },
})
