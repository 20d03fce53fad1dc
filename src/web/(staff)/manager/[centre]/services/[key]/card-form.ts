// The form of a service card, and the changed fields it becomes; the catalogue itself judges them, field by field.
import type { Filled } from '../../../../../form.ts'

const text = (form: Filled, name: string): string | undefined => {
  const value = form.data.get(name)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}
const orNull = (form: Filled, name: string): string | null => text(form, name) ?? null
const lines = (form: Filled, name: string): string[] =>
  (text(form, name) ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A number where one was typed; what is none is left as it is, for the catalogue to refuse. */
function number(form: Filled, name: string): number | string | null {
  const typed = text(form, name)
  if (typed === undefined) return null
  const plain = typed.replace(/[\s\u00a0]/g, '').replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : typed
}

/** Nothing said at all: not known. Never zero. */
function price(form: Filled, name: string) {
  const [uah, words, law] = [number(form, `${name}.uah`), orNull(form, `${name}.text`), orNull(form, `${name}.law`)]
  return uah === null && words === null && law === null ? null : { uah, text: words, law }
}

const checked = (form: Filled, name: string): boolean => form.data.has(name)

/** Rows whose name was emptied are gone. */
function documents(form: Filled) {
  const rows = [...form.data.keys()].flatMap((name) => /^documents\.(\d+)\.name$/.exec(name)?.[1] ?? [])
  return rows.flatMap((row) => {
    const name = text(form, `documents.${row}.name`)
    if (!name) return []
    const source = text(form, `documents.${row}.source`)
    return [
      {
        name,
        kind: text(form, `documents.${row}.kind`),
        ...(source === 'undecided' ? { decided: false } : { source, decided: true }),
        required: checked(form, `documents.${row}.required`),
        condition: orNull(form, `documents.${row}.condition`),
      },
    ]
  })
}

/** As `readPatch` of the catalogue takes it. */
export const patchOf = (form: Filled): Record<string, unknown> => ({
  name: text(form, 'name') ?? '',
  nameEn: text(form, 'nameEn') ?? '',
  code: orNull(form, 'identifier'),
  category: text(form, 'category'),
  authority: text(form, 'authority') ?? '',
  form: text(form, 'form'),
  social: checked(form, 'social'),
  sensitive: checked(form, 'sensitive'),
  maxDays: number(form, 'maxDays'),
  dayType: orNull(form, 'dayType'),
  termText: orNull(form, 'termText'),
  fee: price(form, 'fee'),
  blank: price(form, 'blank'),
  documents: documents(form),
  documentsComplete: checked(form, 'documentsComplete'),
  result: orNull(form, 'result'),
  legalBasis: lines(form, 'legalBasis'),
  deskMinutes: number(form, 'deskMinutes') ?? '',
  needsBiometricStation: checked(form, 'needsBiometricStation'),
  needs: {
    power: checked(form, 'needs.power'),
    network: checked(form, 'needs.network'),
    registers: lines(form, 'needs.registers'),
  },
  channels: form.data.getAll('channels').map(String),
})
