// Reads the bytes a printer gets as the printer does: what stands on the paper, in which letters, and where it is cut.
import { fromBytes } from './windows-1251.ts'

const [DLE, ESC, FS, GS, LF] = [0x10, 0x1b, 0x1c, 0x1d, 0x0a]

export interface ReadPaper {
  readonly lines: readonly { readonly text: string; readonly size: number; readonly bold: boolean }[]
  readonly qr: readonly string[]
  /** The table of letters chosen with `ESC t`; none: the printer's own, in which our letters are others. */
  readonly codePage: number | null
  /** Commands nobody here knows, in hex. */
  readonly unknown: readonly string[]
}

export type Heard =
  | { readonly kind: 'asked-now'; readonly n: number }
  | { readonly kind: 'asked-when-done' }
  | { readonly kind: 'line' }
  | { readonly kind: 'cut'; readonly paper: ReadPaper }

interface Writing {
  lines: { text: string; size: number; bold: boolean }[]
  qr: string[]
  codePage: number | null
  unknown: string[]
}
const blank = (): Writing => ({ lines: [], qr: [], codePage: null, unknown: [] })

/** Commands with so many bytes behind their two; `null`: the length is in the command. */
const lengths: Readonly<Record<string, number | null>> = {
  [`${DLE} 4`]: 1,
  [`${ESC} 64`]: 0,
  [`${ESC} 116`]: 1,
  [`${ESC} 97`]: 1,
  [`${ESC} 69`]: 1,
  [`${FS} 46`]: 0,
  [`${GS} 33`]: 1,
  [`${GS} 86`]: 2,
  [`${GS} 97`]: 1,
  [`${GS} 114`]: 1,
  [`${GS} 40`]: null,
}

export class RollReader {
  #bytes: number[] = []
  #text: number[] = []
  #size = 1
  #bold = false
  #stored = ''
  #writing = blank()

  feed(bytes: Uint8Array): void {
    this.#bytes.push(...bytes)
  }

  /** A printer answers questions asked of it at once also when it does not print. */
  *askedNow(): Generator<number> {
    for (let at = 0; at + 2 < this.#bytes.length; at++) {
      if (this.#bytes[at] !== DLE || this.#bytes[at + 1] !== 4) continue
      const [, , n] = this.#bytes.splice(at, 3)
      yield n!
      at--
    }
  }

  /** What the bytes so far say, one thing after another; the rest of an unfinished command waits for its end. */
  *read(): Generator<Heard> {
    for (;;) {
      const first = this.#bytes[0]
      if (first === undefined) return
      if (first === LF) {
        this.#bytes.shift()
        this.#endLine()
        yield { kind: 'line' }
      } else if (first >= 0x20) {
        this.#text.push(this.#bytes.shift()!)
      } else {
        const command = this.#command()
        if (!command) return
        const heard = this.#obey(command)
        if (heard) yield heard
      }
    }
  }

  #command(): number[] | undefined {
    const [a, b] = this.#bytes
    if (b === undefined) return undefined
    const length = lengths[`${a} ${b}`]
    if (length === undefined) return this.#bytes.splice(0, 2)
    if (length !== null) return this.#bytes.length < 2 + length ? undefined : this.#bytes.splice(0, 2 + length)
    const [, , , low, high] = this.#bytes
    if (low === undefined || high === undefined) return undefined
    const whole = 5 + low + high * 256
    return this.#bytes.length < whole ? undefined : this.#bytes.splice(0, whole)
  }

  #obey(command: readonly number[]): Heard | undefined {
    const [a, b, n = 0] = command
    switch (`${a} ${b}`) {
      case `${DLE} 4`:
        return { kind: 'asked-now', n }
      case `${GS} 114`:
        return { kind: 'asked-when-done' }
      case `${GS} 86`:
        return this.#cut()
      case `${ESC} 64`:
        this.#size = 1
        this.#bold = false
        break
      case `${ESC} 116`:
        this.#writing.codePage = n
        break
      case `${ESC} 69`:
        this.#bold = n === 1
        break
      case `${GS} 33`:
        this.#size = (n & 7) + 1
        break
      case `${GS} 40`:
        this.#draw(command)
        break
      default:
        if (lengths[`${a} ${b}`] === undefined) this.#writing.unknown.push(Buffer.from(command).toString('hex'))
    }
    return undefined
  }

  #endLine(): void {
    const text = fromBytes(Uint8Array.from(this.#text.splice(0)))
    this.#writing.lines.push({ text, size: this.#size, bold: this.#bold })
  }

  /** `GS ( k`: 80 stores what the QR code says, 81 draws it. */
  #draw(command: readonly number[]): void {
    if (command[6] === 80) this.#stored = new TextDecoder().decode(Uint8Array.from(command.slice(8)))
    if (command[6] === 81) this.#writing.qr.push(this.#stored)
  }

  #cut(): Heard {
    const paper = this.#writing
    this.#writing = blank()
    return { kind: 'cut', paper }
  }
}
