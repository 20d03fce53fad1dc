// `./vikno day [--visitors N] [--seed S] [--small] [--json]`; with `--seeds N` the forecast is judged over so many days
import { playDay } from '../day/play.ts'
import { isCalibrated, type PoolAsked, playPool } from '../day/pool.ts'
import { inWords, poolInWords } from '../day/words.ts'
import { numberAfter } from './flags.ts'
import { Mistake } from './mistake.ts'

const most = 4000
const mostSeeds = 100

export async function run(args: readonly string[]): Promise<number> {
  const visitors = numberAfter('--visitors', args, args.includes('--small') ? 120 : 1800)
  if (visitors < 1 || visitors > most) throw new Mistake(`--visitors takes a number from 1 to ${most}.`)
  const json = args.includes('--json')
  const tell = (step: string) => (json ? console.error(step) : console.log(step))
  const seed = numberAfter('--seed', args, 1)
  if (args.includes('--seeds'))
    return pool({ seeds: numberAfter('--seeds', args, 10), firstSeed: seed, visitors, tell }, json)
  const { summary, checks, requests, seconds } = await playDay({ visitors, seed, tell })
  const broken = checks.filter(({ found }) => found.length > 0)
  if (json) console.log(JSON.stringify({ ...summary, checks }, null, 2))
  else console.log(inWords(summary, checks))
  tell(
    `${requests} requests in ${seconds.toFixed(1)} s, ${Math.round(requests / seconds)} a second, one after another.`,
  )
  return broken.length === 0 ? 0 : 1
}

async function pool(asked: PoolAsked, json: boolean): Promise<number> {
  if (asked.seeds < 1 || asked.seeds > mostSeeds) throw new Mistake(`--seeds takes a number from 1 to ${mostSeeds}.`)
  const found = await playPool(asked)
  console.log(json ? JSON.stringify(found, null, 2) : poolInWords(found))
  return isCalibrated(found) ? 0 : 1
}
