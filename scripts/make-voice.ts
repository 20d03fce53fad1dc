// Makes the clips of the hall's voice in static/voice: `node scripts/make-voice.ts` (Node 24).
// Needs two programs, used as programs and not as parts of ours: apt-get install espeak-ng opus-tools
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { phrases } from '../src/web/kiosk/say/clips.ts'
import { english, ukrainian } from './voice-words.ts'

const folder = path.join(import.meta.dirname, '../static/voice')
const rate = 22_050

function program(name: string, options: readonly string[], input?: Buffer): Buffer {
  try {
    return execFileSync(name, options, { input, maxBuffer: 50_000_000, stdio: ['pipe', 'pipe', 'pipe'] })
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault
    console.error(`${name} is missing. Install it: apt-get install espeak-ng opus-tools`)
    process.exit(1)
  }
}

// espeak-ng 1.51 puts the stress of Ukrainian words on the last syllable but one and swallows vowels as Russian does,
// so it is given sounds instead of letters.
const vowels: Readonly<Record<string, string>> = { а: 'A', е: 'E', и: 'I', і: 'i', о: 'o', у: 'u' }
const softening: Readonly<Record<string, string>> = { я: 'A', є: 'E', ю: 'u', ї: 'i' }
const consonants: Readonly<Record<string, string>> = {
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  ж: 'Z',
  з: 'z',
  й: 'j',
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  ф: 'f',
  х: 'x',
  ц: 'ts',
  ч: 'tS',
  ш: 'S',
  щ: 'StS',
}
const canBeSoft = new Set('дзлнрстц')
const stressMark = '\u0301'

/** Ukrainian spelling with stress marks → espeak's sounds. Ukrainian is written nearly as it is spoken. */
export function soundsOf(words: string): string {
  let sounds = ''
  const signs = [...words.normalize('NFC')]
  signs.forEach((sign, i) => {
    const stress = signs[i + 1] === stressMark ? "'" : ''
    const before = signs[i - 1] ?? ' '
    const next = signs[i + 1] ?? ' '
    if (sign in vowels) sounds += stress + vowels[sign]
    else if (sign in softening) sounds += (canBeSoft.has(before) && sign !== 'ї' ? ';' : 'j') + stress + softening[sign]
    else if (sign === 'в') sounds += isVowel(next) || next === '’' ? 'v' : 'w'
    else if (sign in consonants) sounds += consonants[sign]! + (next === 'і' && canBeSoft.has(sign) ? ';' : '')
    else if (sign === 'ь') sounds += ';'
    else if (sign === '!') sounds += ' _:_:'
    else if ('.,?:;—'.includes(sign)) sounds += ' _:'
    else if (sign === '-') sounds += ' '
    else if (sign === ' ') sounds += ' '
    else if (sign !== stressMark && sign !== '’') throw new Error(`no sound for «${sign}» in «${words}»`)
  })
  // a letter that is one vowel is held: said short it is lost in a hall
  return isVowel(words.normalize('NFC').replace(stressMark, '')) ? `${sounds}:` : sounds
}
const isVowel = (sign: string): boolean => sign in vowels || sign in softening

function spoken(voice: string, words: string): Int16Array {
  const wav = program('espeak-ng', ['-v', voice, '-s', '130', '-a', '100', '--stdout', '-m', words])
  const start = wav.indexOf('data') + 8
  return new Int16Array(
    wav.buffer.slice(wav.byteOffset + start, wav.byteOffset + wav.length - ((wav.length - start) % 2)),
  )
}

/** Without silence at the ends, equally loud, ends softened so that joined clips don't click. */
function tidy(sound: Int16Array): Int16Array {
  const loud = (sample: number) => Math.abs(sample) > 250
  const from = Math.max(0, sound.findIndex(loud) - rate * 0.01)
  const to = Math.min(sound.length, sound.findLastIndex(loud) + rate * 0.03)
  const kept = sound.slice(from, to)
  const peak = kept.reduce((most, sample) => Math.max(most, Math.abs(sample)), 1)
  const fade = rate * 0.006
  return kept.map((sample, i) => (sample / peak) * 26_000 * Math.min(1, i / fade, (kept.length - i) / fade))
}

/** Two struck notes, the second lower, each with overtones dying sooner. */
function gong(): Int16Array {
  const sound = new Float64Array(rate * 1.8)
  for (const [note, at] of [
    [659.26, 0],
    [523.25, 0.42],
  ] as const)
    for (const [overtone, strength, life] of [
      [1, 1, 0.5],
      [2, 0.35, 0.28],
      [3.01, 0.12, 0.15],
    ] as const)
      for (let i = Math.floor(at * rate); i < sound.length; i++) {
        const t = i / rate - at
        sound[i]! +=
          strength * Math.min(1, t / 0.004) * Math.exp(-t / life) * Math.sin(2 * Math.PI * note * overtone * t)
      }
  return Int16Array.from(sound, (sample) => sample * 12_000)
}

function wavOf(sound: Int16Array): Buffer {
  const head = Buffer.alloc(44)
  head.write('RIFF')
  head.writeUInt32LE(36 + sound.byteLength, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(sound.byteLength, 40)
  return Buffer.concat([head, Buffer.from(sound.buffer, sound.byteOffset, sound.byteLength)])
}

function keep(clip: string, sound: Int16Array, bitrate = 24): number {
  const options = ['--quiet', '--bitrate', String(bitrate), '--speech', '--serial', '1', '--discard-comments', '-', '-']
  const opus = program('opusenc', options, wavOf(sound))
  const file = path.join(folder, `${clip}.opus`)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, opus)
  return opus.length
}

let bytes = keep('gong', gong())
for (const [clip, words] of Object.entries(ukrainian))
  bytes += keep(`uk/${clip}`, tidy(spoken('uk', `[[${soundsOf(words)}]]`)))
for (const [clip, words] of Object.entries(english)) bytes += keep(`en/${clip}`, tidy(spoken('en-gb', words)))
// a kiosk speaks to one person near by: fewer bits are enough
for (const { said, clip } of phrases.uk)
  bytes += keep(clip, tidy(spoken('uk', `[[${soundsOf(said.toLowerCase())}]]`)), 10)
for (const { said, clip } of phrases.en) bytes += keep(clip, tidy(spoken('en-gb', said)), 10)
const parts = [ukrainian, english, phrases.uk, phrases.en]
const count = 1 + parts.reduce((sum, part) => sum + Object.keys(part).length, 0)
console.log(`${count} clips, ${Math.round(bytes / 1024)} KB in ${path.relative(process.cwd(), folder)}`)
