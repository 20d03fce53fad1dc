// A machine and what is wrong with it, in words for lists, alerts and letters.
import type { Text } from '../../../kernel/text.ts'
import { type Fault, faultKinds, type Station, stationKinds, stationParts } from '../model.ts'

/** «Кіоск біля входу», «Біометрична станція, стіл 12»; a label says by itself what it is. */
export function nameOf({ kind, label, desk }: Pick<Station, 'kind' | 'label' | 'desk'>): Text {
  if (label) return { uk: label, en: label }
  const { uk, en } = stationKinds[kind]
  const at = desk ? { uk: `, стіл ${desk.number}`, en: `, desk ${desk.number}` } : { uk: '', en: '' }
  return { uk: capital(uk) + at.uk, en: capital(en) + at.en }
}

/** «Сканер відбитків пальців: зламалось», «Закінчився папір». */
export function faultInWords({ what, part }: Pick<Fault, 'what' | 'part'>): Text {
  const { uk, en } = faultKinds[what]
  if (!part) return { uk: capital(uk), en: capital(en) }
  return { uk: `${capital(stationParts[part].uk)}: ${uk}`, en: `${capital(stationParts[part].en)}: ${en}` }
}

export function faultsInWords(faults: readonly Pick<Fault, 'what' | 'part'>[]): Text {
  const all = faults.map(faultInWords)
  return { uk: all.map(({ uk }) => uk).join('. '), en: all.map(({ en }) => en).join('. ') }
}

export const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('uk') + text.slice(1)
