// `./vikno day [--visitors N] [--seed S] [--small] [--json]`
import { playDay } from '../day/play.ts'
import { inWords } from '../day/words.ts'
import { numberAfter } from './flags.ts'
import { Mistake } from './mistake.ts'

const most = 4000

export async function run(args: readonly string[]): Promise<number> {
  const visitors = numberAfter('--visitors', args, args.includes('--small') ? 120 : 1800)
  if (visitors < 1 || visitors > most) throw new Mistake(`--visitors takes a number from 1 to ${most}.`)
  const json = args.includes('--json')
  const tell = (step: string) => (json ? console.error(step) : console.log(step))
  const { summary, checks, requests, seconds } = await playDay({ visitors, seed: numberAfter('--seed', args, 1), tell })
  const broken = checks.filter(({ found }) => found.length > 0)
  if (json) console.log(JSON.stringify({ ...summary, checks }, null, 2))
  else console.log(inWords(summary, checks))
  tell(
    `${requests} requests in ${seconds.toFixed(1)} s, ${Math.round(requests / seconds)} a second, one after another.`,
  )
  return broken.length === 0 ? 0 : 1
}
