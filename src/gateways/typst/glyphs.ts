// Which characters the paper's font can draw. A character without a glyph would make PDF/UA refuse the whole paper,
// so a name in another script or a stray control character becomes � instead.

const missing = '\ufffd'

/** Code points a TrueType font has glyphs for, read from its `cmap` (formats 4 and 12). */
export function codePointsOf(font: Buffer): Set<number> {
  const found = new Set<number>()
  for (const table of characterMaps(font)) {
    const format = table.readUInt16BE(0)
    if (format === 12) readGroups(table, found)
    if (format === 4) readSegments(table, found)
  }
  return found
}

function characterMaps(font: Buffer): Buffer[] {
  const tables = font.readUInt16BE(4)
  for (let i = 0; i < tables; i++) {
    const entry = 12 + i * 16
    if (font.toString('latin1', entry, entry + 4) !== 'cmap') continue
    const cmap = font.subarray(font.readUInt32BE(entry + 8))
    return Array.from({ length: cmap.readUInt16BE(2) }, (_, n) => cmap.subarray(cmap.readUInt32BE(4 + n * 8 + 4)))
  }
  return []
}

function readGroups(table: Buffer, found: Set<number>): void {
  const groups = table.readUInt32BE(12)
  for (let i = 0; i < groups; i++) {
    const group = 16 + i * 12
    for (let c = table.readUInt32BE(group); c <= table.readUInt32BE(group + 4); c++) found.add(c)
  }
}

function readSegments(table: Buffer, found: Set<number>): void {
  const twice = table.readUInt16BE(6)
  for (let i = 0; i < twice; i += 2) {
    const end = table.readUInt16BE(14 + i)
    const start = table.readUInt16BE(16 + twice + i)
    const delta = table.readUInt16BE(16 + 2 * twice + i)
    const rangeAt = 16 + 3 * twice + i
    const range = table.readUInt16BE(rangeAt)
    for (let c = start; c <= end && c !== 0xffff; c++) {
      const glyph = range === 0 ? (c + delta) & 0xffff : table.readUInt16BE(rangeAt + range + 2 * (c - start))
      if (glyph !== 0) found.add(c)
    }
  }
}

/** Never on paper, whatever the font says: controls, private and unassigned codes, marks that turn the text's direction. */
const forbidden = /[\p{Cc}\p{Co}\p{Cn}\p{Cs}\p{Cf}]/u
const spacing = new Set(['\n', '\t'])

/** The same text, drawable: CRLF as LF, invisible marks left out, what has no glyph as �. */
export function drawable(text: string, has: ReadonlySet<number>): string {
  let out = ''
  for (const sign of text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .normalize('NFC')) {
    if (spacing.has(sign)) out += sign
    else if (/\p{Cf}/u.test(sign)) continue
    else out += !forbidden.test(sign) && has.has(sign.codePointAt(0)!) ? sign : missing
  }
  return out
}

/** Every string inside a value of JSON. */
export function drawableAll(value: unknown, has: ReadonlySet<number>): unknown {
  if (typeof value === 'string') return drawable(value, has)
  if (Array.isArray(value)) return value.map((one) => drawableAll(one, has))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, drawableAll(one, has)]))
}
