// Reads papers back in tests, as a person, a screen reader and a phone's camera would.
import { execFileSync } from 'node:child_process'
import jsQR from 'jsqr'

function poppler(command: string, options: readonly string[], pdf: Buffer): Buffer {
  try {
    return execFileSync(command, options, { input: pdf, maxBuffer: 100_000_000, stdio: ['pipe', 'pipe', 'ignore'] })
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'ENOENT') throw fault
    throw new Error(`${command} is missing; install it: apt-get install poppler-utils`, { cause: fault })
  }
}

/** The words in reading order, with their layout folded to single spaces. */
export const textOf = (pdf: Buffer): string =>
  poppler('pdftotext', ['-raw', '-enc', 'UTF-8', '-', '-'], pdf)
    .toString('utf8')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()

/** The structure a screen reader goes through, with its texts. */
export const structureOf = (pdf: Buffer): string => poppler('pdfinfo', ['-struct-text', '-'], pdf).toString('utf8')

/** «Pages», «Page size», «Title», «Tagged»… */
export function factsOf(pdf: Buffer): Readonly<Record<string, string>> {
  const lines = poppler('pdfinfo', ['-'], pdf).toString('utf8').split('\n')
  return Object.fromEntries(
    lines.map((line) => [line.split(':')[0]!.trim(), line.split(':').slice(1).join(':').trim()]),
  )
}

/** A page drawn in shades of grey (a PGM picture: three lines of words, then a byte for each point). */
function drawnOf(pdf: Buffer, page: number): { points: Buffer; width: number; height: number } {
  const picture = poppler('pdftoppm', ['-gray', '-r', '200', '-f', `${page}`, '-l', `${page}`, '-'], pdf)
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.toString('latin1', 0, 40))!
  return { points: picture.subarray(head.length), width: Number(width), height: Number(height) }
}

/** What a camera reads from the QR code of a page; nothing where there is none. */
export function qrOf(pdf: Buffer, page = 1): string | undefined {
  const { points, width, height } = drawnOf(pdf, page)
  const colours = new Uint8ClampedArray(points.length * 4).fill(255)
  for (const [i, grey] of points.entries()) colours.fill(grey, i * 4, i * 4 + 3)
  return jsQR(colours, width, height)?.data
}
