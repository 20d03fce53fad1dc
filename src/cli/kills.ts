// `./vikno kills [--small] [--rounds N] [--seed S]`
import { kills } from '../proofs/kills.ts'
import { numberAfter } from './flags.ts'

export async function run(args: readonly string[]): Promise<number> {
  const small = args.includes('--small')
  const found = await kills({
    rounds: numberAfter('--rounds', args, small ? 2 : 10),
    commands: numberAfter('--commands', args, 200),
    seed: numberAfter('--seed', args, 1),
    tell: (step) => console.log(step),
  })
  for (const sentence of found.broken.slice(0, 20)) console.error(sentence)
  console.log(
    `${found.rounds} kills in the middle of parallel commands: ${found.acknowledged} acknowledged, ${found.broken.length === 0 ? 'none lost, none done twice' : `${found.broken.length} BROKEN`}`,
  )
  return found.broken.length === 0 ? 0 : 1
}
