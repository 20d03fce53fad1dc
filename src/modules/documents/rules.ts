// What may be taken as a file, and how it may leave again.
import type { No } from '../../kernel/refusal.ts'
import {
  type AcceptedType,
  type FilePurpose,
  type FileRules,
  filePurposes,
  no,
  type PaperKind,
  paperKinds,
} from './model.ts'

const pdf: AcceptedType = { type: 'application/pdf', name: 'PDF', extensions: ['pdf'] }
const jpeg: AcceptedType = { type: 'image/jpeg', name: 'JPEG', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] }
const png: AcceptedType = { type: 'image/png', name: 'PNG', extensions: ['png'] }
/** Photos of iPhones. Not taken by default: the officer's browser could not show them, and the phone sends JPEG when asked for it. */
export const heic: AcceptedType = { type: 'image/heic', name: 'HEIC', extensions: ['heic', 'heif'] }

const megabyte = 1024 * 1024
export const usualFiles: FileRules = { accepted: [pdf, jpeg, png], maxBytes: 10 * megabyte }

const inMegabytes = (bytes: number): string => (Math.ceil((bytes / megabyte) * 10) / 10).toString().replace('.', ',')

/** Before anything looks inside. */
export function sizeFits(bytes: Uint8Array, { maxBytes }: FileRules): true | No {
  if (bytes.length === 0) return no('empty', {}, 'file')
  if (bytes.length <= maxBytes) return true
  return no('too-large', { size: inMegabytes(bytes.length), limit: inMegabytes(maxBytes) }, 'file')
}

/** What the file says of itself. */
export interface Claim {
  readonly name: string
  /** The `Content-Type` sent along; browsers guess it from the name. */
  readonly declaredType?: string | undefined
}

const extensionOf = (name: string): string | undefined => /\.([^./\\]{1,12})$/.exec(name.trim())?.[1]?.toLowerCase()
const saysNothing = new Set(['', 'application/octet-stream', 'binary/octet-stream'])

/** The type by what is inside (`found`), if it is taken and if name and declared type agree with it. */
export function typeOf(
  bytes: Buffer,
  found: { readonly mime: string } | undefined,
  claim: Claim,
  rules: FileRules,
): AcceptedType | No {
  const types = rules.accepted.map(({ name }) => name).join(', ')
  const extension = extensionOf(claim.name)
  const claimed = rules.accepted.find(({ extensions }) => extension && extensions.includes(extension))
  const inside = rules.accepted.find(({ type }) => type === found?.mime)
  if (!inside && claimed) return no('disguised', { extension: extension!, claimed: claimed.name, types }, 'file')
  if (!inside) return no('wrong-type', { types }, 'file')
  if (extension && claimed !== inside) return no('misnamed', { extension, inside: inside.name }, 'file')
  if (!declares(claim.declaredType, inside)) return no('wrong-type', { types }, 'file')
  return wholeAndAlone(bytes, inside)
}

function declares(declared: string | undefined, { type }: AcceptedType): boolean {
  const said = (declared ?? '').split(';')[0]!.trim().toLowerCase().replace('image/jpg', 'image/jpeg')
  return saysNothing.has(said) || said === type
}

const endOfZip = Buffer.from('PK\x05\x06', 'latin1')
/** The directory of a ZIP is at its end, at most this far from it. */
const zipTail = 65_557
const endOf: Readonly<Record<string, Buffer>> = {
  'application/pdf': Buffer.from('%%EOF'),
  'image/png': Buffer.from('IEND'),
  'image/jpeg': Buffer.of(0xff, 0xd9),
}
const program = /<script|<\?php|<html[\s>]/i

/** Neither broken off nor two files in one. */
function wholeAndAlone(bytes: Buffer, accepted: AcceptedType): AcceptedType | No {
  const end = endOf[accepted.type]
  if (end && !bytes.includes(end)) return no('cut-short', {}, 'file')
  if (bytes.subarray(-zipTail).includes(endOfZip)) return no('mixed', {}, 'file')
  // text of a page may stand inside a PDF; inside a picture, or before a PDF begins to speak, it has no business
  const searched = accepted === pdf ? bytes.subarray(0, 1024) : bytes
  return program.test(searched.toString('latin1')) ? no('mixed', {}, 'file') : accepted
}

/** The name as people will read it: no folders, no control characters, not endless. */
export const cleanName = (name: string): string =>
  (name.toWellFormed().split(/[/\\]/).at(-1) ?? '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
    .replace(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .trim()
    .slice(0, 120)

/** How a file leaves: under our name for it, never guessed at or run by the browser; as a download unless it is to be looked at. */
export function fileHeaders(
  { purpose, type, size }: { readonly purpose: FilePurpose; readonly type: string; readonly size: number },
  caseNumber: string,
  inline = false,
): Headers {
  const extension = [pdf, jpeg, png, heic].find((one) => one.type === type)?.extensions[0] ?? 'bin'
  const names = {
    latin: `${purpose} ${caseNumber}.${extension}`,
    ours: `${filePurposes[purpose].uk} ${caseNumber}.${extension}`,
  }
  return { ...leaving(type, size, names, inline), ...(inline && type === pdf.type ? {} : sandboxed) }
}

/** A paper of ours, to be looked at and printed. `number` is the ticket's label, the case's or the act's number. */
export const paperHeaders = (kind: PaperKind, number: string, size: number): Headers =>
  leaving(pdf.type, size, { latin: `${kind} ${number}.pdf`, ours: `${paperKinds[kind].uk} ${number}.pdf` }, true)

/** Everything of a case in one archive; how long it gets is not known before. */
export function bundleHeaders(caseNumber: string): Headers {
  const { 'content-length': _, ...headers } = leaving(
    'application/zip',
    0,
    { latin: `case ${caseNumber}.zip`, ours: `Справа ${caseNumber}.zip` },
    false,
  )
  return { ...headers, ...sandboxed }
}

export type Headers = Readonly<Record<string, string>>

/** Not for a PDF that is looked at: the browser's own viewer does not open in a sandbox. */
const sandboxed: Headers = { 'content-security-policy': "default-src 'none'; sandbox" }

function leaving(type: string, size: number, name: { latin: string; ours: string }, inline: boolean): Headers {
  const ascii = name.latin.replace(/[^\w. -]/g, '_')
  const encoded = encodeURIComponent(name.ours).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)
  return {
    'content-type': type,
    'content-length': String(size),
    'content-disposition': `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encoded}`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  }
}
