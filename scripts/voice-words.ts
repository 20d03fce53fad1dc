// What the hall's voice can say: name of a clip → the words. Ukrainian words carry their stress (’ ́’) and are written
// as they sound where the spelling hides it (шістсот → шіссот); `scripts/make-voice.ts` makes the clips.

type Words = Readonly<Record<string, string>>

/** A clip of a letter is named by its code point: no Cyrillic in addresses. */
export const letterClip = (letter: string): string =>
  `letter-${letter.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`

const letters = (names: Words): Words =>
  Object.fromEntries(Object.entries(names).map(([letter, name]) => [letterClip(letter), name]))

export const ukrainian: Words = {
  ticket: 'тало́н',
  desk: 'сті́л',
  window: 'вікно́',
  'to-desk': 'запро́шуємо до сто́лу но́мер',
  'to-window': 'запро́шуємо до вікна́ но́мер',
  'see-board': 'диві́ться на табло́',
  alarm: 'ува́га! пові́тряна триво́га! перейді́ть в укриття́! ва́ше мі́сце в че́рзі збере́жено',
  'all-clear': 'відбі́й триво́ги! че́рга трива́є да́лі',
  '0': 'ну́ль',
  '1': 'оди́н',
  '2': 'два́',
  '3': 'три́',
  '4': 'чоти́ри',
  '5': 'п’я́ть',
  '6': 'ші́сть',
  '7': 'сі́м',
  '8': 'ві́сім',
  '9': 'де́в’ять',
  '10': 'де́сять',
  '11': 'одина́дцять',
  '12': 'двана́дцять',
  '13': 'трина́дцять',
  '14': 'чотирна́дцять',
  '15': 'п’ятна́дцять',
  '16': 'шісна́дцять',
  '17': 'сімна́дцять',
  '18': 'вісімна́дцять',
  '19': 'дев’ятна́дцять',
  '20': 'два́дцять',
  '30': 'три́дцять',
  '40': 'со́рок',
  '50': 'п’ядеся́т',
  '60': 'шіздеся́т',
  '70': 'сімдеся́т',
  '80': 'вісімдеся́т',
  '90': 'дев’яно́сто',
  '100': 'сто́',
  '200': 'дві́сті',
  '300': 'три́ста',
  '400': 'чоти́риста',
  '500': 'п’яцсо́т',
  '600': 'шіссо́т',
  '700': 'сімсо́т',
  '800': 'вісімсо́т',
  '900': 'дев’яцсо́т',
  '1000': 'ти́сяча',
  '2000': 'дві́ ти́сячі',
  '3000': 'три́ ти́сячі',
  '4000': 'чоти́ри ти́сячі',
  '5000': 'п’я́ть ти́сяч',
  '6000': 'ші́сть ти́сяч',
  '7000': 'сі́м ти́сяч',
  '8000': 'ві́сім ти́сяч',
  '9000': 'де́в’ять ти́сяч',
  ...letters({
    А: 'а́',
    Б: 'бе́',
    В: 'ве́',
    Г: 'ге́',
    Ґ: 'ґе́',
    Д: 'де́',
    Е: 'е́',
    Є: 'є́',
    Ж: 'же́',
    З: 'зе́',
    И: 'и́',
    І: 'і́',
    Ї: 'ї́',
    Й: 'йо́т',
    К: 'ка́',
    Л: 'е́ль',
    М: 'е́м',
    Н: 'е́н',
    О: 'о́',
    П: 'пе́',
    Р: 'е́р',
    С: 'е́с',
    Т: 'те́',
    У: 'у́',
    Ф: 'е́ф',
    Х: 'ха́',
    Ц: 'це́',
    Ч: 'че́',
    Ш: 'ша́',
    Щ: 'ща́',
    Ь: 'м’яки́й зна́к',
    Ю: 'ю́',
    Я: 'я́',
  }),
}

const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const numbers = (step: number, names: readonly string[]): Words =>
  Object.fromEntries(names.map((name, i) => [String((i + 1) * step), name]))

export const english: Words = {
  ticket: 'ticket',
  desk: 'desk',
  window: 'window',
  'to-desk': 'please go to desk number',
  'to-window': 'please go to window number',
  'see-board': 'please look at the board',
  alarm: 'Attention. Air raid alert. Please go to the shelter. Your place in the queue is kept.',
  'all-clear': 'All clear. The queue goes on.',
  and: 'and',
  '0': small[0]!,
  ...numbers(1, small.slice(1)),
  ...Object.fromEntries(tens.map((name, i) => [String((i + 2) * 10), name])),
  ...numbers(
    100,
    small.slice(1, 10).map((name) => `${name} hundred`),
  ),
  ...numbers(
    1000,
    small.slice(1, 10).map((name) => `${name} thousand`),
  ),
  ...letters(Object.fromEntries([...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].map((letter) => [letter, `${letter}.`]))),
}
