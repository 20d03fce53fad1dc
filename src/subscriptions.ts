// Which event wakes which job — the whole list on one page.
import type { Announced, Job } from './db/work.ts'

type Wakes = (event: Announced) => Job

export const subscriptions: Readonly<Record<string, readonly Wakes[]>> = {}

export const jobsFor = (event: Announced): readonly Job[] =>
  (subscriptions[event.type] ?? []).map((wakes) => wakes(event))
