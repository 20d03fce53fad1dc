// What happens later with messages: they are sent. A job wakes the lane of its channel; the sweep finds what fell due or was left behind.
import type { App } from '../../app.ts'
import type { Announced, Job } from '../../db/work.ts'
import type { Answer } from '../../gateways/answer.ts'
import type { Sweep, Task } from '../../jobs/task.ts'
import { systemActor } from '../../kernel/actor.ts'
import { type Channel, type Claimed, channels } from './model.ts'
import { markFailed, markSent, takeDue } from './service/deliver.ts'

const job = systemActor('notifications.deliver')
const all = Object.keys(channels) as Channel[]
const atOnce = 8

/** A message is in line: the lane of its channel wakes. */
export const deliverOf = ({ channel }: Announced): Job => ({ task: 'notifications.deliver', payload: { channel } })

/** Wakes the lane of the channel; what is due goes out. Safe to run twice, in several processes. */
export const deliver: Task = async (app, payload) => {
  const { channel } = payload as { channel: Channel }
  const lane = laneOf(app, channel)
  // another job of this process is sending by this channel already: it will look again, and no worker waits for a slow server
  if (lane.running) lane.again = true
  else await run(app, channel, lane)
}

/** Everything that has fallen due by the clock of the database, by every channel. */
export const deliverDue: Sweep = async (app) => {
  await Promise.all(
    all.map(async (channel) => {
      const lane = laneOf(app, channel)
      lane.again = true
      await (lane.running ?? run(app, channel, lane))
    }),
  )
}

/** One channel of one process: at most one of its jobs sends, so that a silent mail server can't take every worker. */
interface Lane {
  running: Promise<void> | undefined
  again: boolean
}
const lanes = new WeakMap<App, Map<Channel, Lane>>()

function laneOf(app: App, channel: Channel): Lane {
  const ofApp = lanes.get(app) ?? new Map<Channel, Lane>()
  lanes.set(app, ofApp)
  const lane = ofApp.get(channel) ?? { running: undefined, again: false }
  ofApp.set(channel, lane)
  return lane
}

function run(app: App, channel: Channel, lane: Lane): Promise<void> {
  const sending = async () => {
    try {
      do {
        lane.again = false
        await sendDue(app, channel)
      } while (lane.again)
    } finally {
      // in one step with the last look at `again`, so that nobody's call falls in between
      lane.running = undefined
    }
  }
  lane.running = sending()
  return lane.running
}

/** Batch after batch until nothing is due, or until nobody answers: the rest then waits for the next sweep. */
async function sendDue(app: App, channel: Channel): Promise<void> {
  for (;;) {
    const claimed = await app.database.run(job, (work) => takeDue(work, channel, atOnce))
    const answers = await Promise.all(claimed.map((message) => sendOne(app, message)))
    if (claimed.length < atOnce || answers.every(({ kind }) => kind === 'unreachable')) return
  }
}

async function sendOne(app: App, message: Claimed): Promise<Answer> {
  const answer = await send(app, message)
  await app.database.run(job, (work) =>
    answer.kind === 'accepted' ? markSent(work, message, answer) : markFailed(work, message, answer),
  )
  return answer
}

function send({ mail, sms }: App, { channel, to, subject, text, lang, providerKey: key }: Claimed): Promise<Answer> {
  return channel === 'email' ? mail.send({ key, to, subject: subject ?? '', text, lang }) : sms.send({ key, to, text })
}
