// `./vikno race [--draw] [--small] [--attempts N] [--people N] [--processes N] [--seed S]`
import { drawRace } from '../proofs/draw-race.ts'
import { race } from '../proofs/race.ts'
import { numberAfter } from './flags.ts'

export async function run(args: readonly string[]): Promise<number> {
  const small = args.includes('--small')
  if (args.includes('--draw')) return draw(args, small)
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

async function draw(args: readonly string[], small: boolean): Promise<number> {
  const found = await drawRace({
    people: numberAfter('--people', args, small ? 200 : 3000),
    desks: small ? 2 : 10,
    times: small ? 8 : 24,
    processes: numberAfter('--processes', args, small ? 2 : 4),
    seed: numberAfter('--seed', args, 1),
  })
  for (const [answer, times] of Object.entries(found.answers).sort((a, b) => b[1] - a[1]))
    console.log(`${String(times).padStart(6)}  ${answer}`)
  const { entrants, places, given, draws, lost, twice, overGiven, leaked, difference } = found
  console.log(`${entrants} entrants, ${places} places, ${given} given; drawn ${draws} time${draws === 1 ? '' : 's'}`)
  console.log(`lost ${lost}, with two places ${twice}, slots over-given ${overGiven}, leaked ${leaked}`)
  console.log(`published file: ${difference ?? 'repeated, the same'}`)
  console.log(
    `${found.perSecond.toFixed(0)} entries a second, p99 ${found.p99.toFixed(0)} ms; the draw took ${found.drawMs.toFixed(0)} ms`,
  )
  const isRight = draws === 1 && lost + twice + overGiven + leaked === 0 && difference === undefined
  return isRight ? 0 : 1
}
