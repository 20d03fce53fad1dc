// Reading the command line: files and `--name value`.
import { type ParseArgsConfig, parseArgs } from 'node:util'
import { type PlainDate, parseDate } from '../kernel/time.ts'
import { Mistake, WrongUsage } from './mistake.ts'

type Options = NonNullable<ParseArgsConfig['options']>

interface Expected<O extends Options> {
  readonly options?: O
  /** How many files or words stand without a name; none unless told. */
  readonly words?: readonly [least: number, most: number]
}

/** What a command was given; anything it does not know is refused with its usage. */
export function readArgs<const O extends Options = Record<never, never>>(
  args: readonly string[],
  { options, words: [least, most] = [0, 0] }: Expected<O> = {},
) {
  const { values, positionals } = parsed(args, options ?? ({} as O))
  if (positionals.length < least) throw new WrongUsage('Something is missing')
  if (positionals.length > most) throw new WrongUsage(`«${positionals[most]}» has no place here`)
  return { values, words: positionals }
}

function parsed<const O extends Options>(args: readonly string[], options: O) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true })
  } catch (fault) {
    if (!(fault as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS')) throw fault
    throw new WrongUsage((fault as Error).message.split(/\. |\n/)[0]!)
  }
}

export function numberAfter(flag: string, args: readonly string[], otherwise: number): number {
  const at = args.indexOf(flag)
  if (at < 0) return otherwise
  const value = Number(args[at + 1])
  if (!Number.isInteger(value) || value < 0) throw new Mistake(`${flag} takes a whole number.`)
  return value
}

export function oneOf<const T extends string>(flag: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value)
  if (!found) throw new Mistake(`${flag} takes one of: ${allowed.join(', ')}; «${value}» is none of them.`)
  return found
}

export function dateIn(flag: string, text: string): PlainDate {
  const date = parseDate(text)
  if (!date) throw new Mistake(`${flag} takes a day of the calendar, like 2026-03-06; «${text}» is none.`)
  return date
}
