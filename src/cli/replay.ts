// `./vikno replay CENTRE DATE [--json]`: every call of a day judged anew from the record, and whether anybody jumped.
import { openApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { systemActor } from '../kernel/actor.ts'
import { type PlainDate, parseDate, timeIn } from '../kernel/time.ts'
import { findCentreByKey } from '../modules/centres/service/centres.ts'
import { type ReplayedDay, replayDay, type ToldCall } from '../modules/queue/service/replay.ts'
import { openForCommand } from './database.ts'
import { readArgs } from './flags.ts'
import { Mistake } from './mistake.ts'

const options = { json: { type: 'boolean' } } as const
const who = systemActor('replay')

/** 1 when somebody jumped, so that a script can ask. */
export async function run(args: readonly string[]): Promise<number> {
  const { values, words } = readArgs(args, { options, words: [2, 2] })
  const [key, text] = words as [string, string]
  const day = parseDate(text)
  if (!day) throw new Mistake(`A day is written like 2026-11-23; ${text} is none.`)
  const replayed = await replayOf(key, day)
  if (values.json) console.log(JSON.stringify(inIso(replayed), null, 2))
  else tell(replayed)
  return replayed.summary.jumped > 0 ? 1 : 0
}

async function replayOf(key: string, day: PlainDate): Promise<ReplayedDay> {
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env }, { demo: false })
  const database = await openForCommand(config)
  try {
    const app = await openApp(config, database.url, { works: false })
    try {
      return await app.database.look(who, async (work) => {
        const centre = await findCentreByKey(work, key)
        if (!centre) throw new Mistake(`There is no centre «${key}».`)
        return replayDay(work, centre.id, day)
      })
    } finally {
      await app.close()
    }
  } finally {
    await database.close()
  }
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
const inIso = ({ calls, ...rest }: ReplayedDay) => ({
  ...rest,
  calls: calls.map((call) => ({
    ...call,
    at: iso(call.at),
    issuedAt: iso(call.issuedAt),
    promisedAt: iso(call.promisedAt),
    passed: call.passed.map((each) => ({ ...each, promisedAt: iso(each.promisedAt) })),
  })),
})

function tell({ day, zone, summary, calls }: ReplayedDay): void {
  const { jumped, byHand, notKnown } = summary
  console.log(`${day}: ${summary.calls} calls, ${jumped === 0 ? 'nobody jumped' : `${jumped} out of order`}.`)
  if (byHand > 0) console.log(`Called by hand, with a reason: ${byHand}.`)
  if (notKnown > 0) console.log(`Not judged, the record is older than this version: ${notKnown}.`)
  for (const call of calls.filter(({ verdict }) => verdict === 'jumped' || verdict === 'by-hand'))
    console.log(`  ${lineOf(call, zone)}`)
}

function lineOf({ at, label, desk, promisedAt, byHand, passed, verdict }: ToldCall, zone: string): string {
  const unjust = passed.filter(({ why }) => why === null || verdict === 'by-hand')
  const promised = promisedAt === null ? '' : `, promised ${timeIn(zone, promisedAt)}`
  const before = unjust.map((each) => `${each.label} (${timeIn(zone, each.promisedAt)})`).join(', ')
  const why = byHand ? `by hand: ${byHand}` : 'out of order'
  return `${timeIn(zone, at)} desk ${desk ?? '?'} called ${label}${promised}; ${why}${before && `; before ${before}`}`
}
