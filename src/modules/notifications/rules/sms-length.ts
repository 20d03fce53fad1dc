// How many parts a text message goes out in: each is paid for. Cyrillic is sent as UCS-2, 70 signs or 67 in each of several.

export interface SmsLength {
  readonly alphabet: 'gsm-7' | 'ucs-2'
  readonly parts: number
}

/** 3GPP TS 23.038; signs of the second list take two places. */
const single =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const double = '\f^{}\\[~]|€'

export function smsLength(text: string): SmsLength {
  const signs = [...text]
  const gsm = signs.every((sign) => single.includes(sign) || double.includes(sign))
  const places = signs.map((sign) => (gsm ? (single.includes(sign) ? 1 : 2) : sign.length))
  const [alone, together] = gsm ? [160, 153] : [70, 67]
  const all = places.reduce((sum, taken) => sum + taken, 0)
  return { alphabet: gsm ? 'gsm-7' : 'ucs-2', parts: all <= alone ? 1 : partsOf(places, together) }
}

/** A sign of two places is never cut in half between two parts. */
function partsOf(places: readonly number[], size: number): number {
  let [parts, used] = [1, 0]
  for (const taken of places) {
    if (used + taken > size) [parts, used] = [parts + 1, 0]
    used += taken
  }
  return parts
}
