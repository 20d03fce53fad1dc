// `./vikno draw verify FILE`: repeats a published draw from its file alone; no database, no network, no keys.
import fs from 'node:fs'
import { No, sentence } from '../kernel/refusal.ts'
import { verifyDraw } from '../modules/appointments/service/release/verify.ts'
import { readArgs } from './flags.ts'
import { Mistake, WrongUsage } from './mistake.ts'

export async function run(args: readonly string[]): Promise<number> {
  const [verb, file] = readArgs(args, { words: [2, 2] }).words as [string, string]
  if (verb !== 'verify') throw new WrongUsage(`«${verb}» is not what draw does`)
  const found = verifyDraw(textOf(file))
  if (found instanceof No) {
    console.error(sentence(found, 'en'))
    return 1
  }
  const { release, entrants, places, given, passed } = found
  console.log(`Release ${release}: the draw is right.`)
  console.log(
    `The seed is the one announced, the list the one published. ${entrants} entrants, ${places} places, ${given} given, ${passed} passed on.`,
  )
  return 0
}

function textOf(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (fault) {
    const { code } = fault as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'EISDIR' || code === 'EACCES') throw new Mistake(`«${file}» can’t be read.`)
    throw fault
  }
}
