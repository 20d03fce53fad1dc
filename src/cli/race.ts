// `./vikno race [--small] [--attempts N] [--people N] [--processes N] [--seed S]`
import { race } from '../proofs/race.ts'
import { numberAfter } from './flags.ts'

export async function run(args: readonly string[]): Promise<number> {
  const small = args.includes('--small')
  const found = await race({
    attempts: numberAfter('--attempts', args, small ? 600 : 10_000),
    people: numberAfter('--people', args, small ? 60 : 1000),
    desks: small ? 1 : 10,
    processes: numberAfter('--processes', args, small ? 2 : 4),
    seed: numberAfter('--seed', args, 1),
  })
  for (const [answer, times] of Object.entries(found.answers).sort((a, b) => b[1] - a[1]))
    console.log(`${String(times).padStart(6)}  ${answer}`)
  console.log(`${found.sold} of ${found.slots} times sold`)
  console.log(`sold twice ${found.soldTwice}, over limit ${found.overLimit}, holds leaked ${found.leaked}`)
  console.log(`${found.perSecond.toFixed(0)} attempts a second, p99 ${found.p99.toFixed(0)} ms`)
  return found.soldTwice + found.overLimit + found.leaked === 0 ? 0 : 1
}
