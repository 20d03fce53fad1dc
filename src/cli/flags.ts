// Reading `--name value` from the command line.
import { Mistake } from './mistake.ts'

export function numberAfter(flag: string, args: readonly string[], otherwise: number): number {
  const at = args.indexOf(flag)
  if (at < 0) return otherwise
  const value = Number(args[at + 1])
  if (!Number.isInteger(value) || value < 0) throw new Mistake(`${flag} takes a whole number.`)
  return value
}
