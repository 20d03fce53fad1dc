// The shape of a job: small, repeatable, safe to run twice.
import type { App } from '../app.ts'

export type Task = (app: App, payload: unknown) => Promise<void>
/** A module's jobs by name. */
export type Tasks = Readonly<Record<string, Task>>
/** Does what has fallen due by the clock of the work; safe to call at any time, in several processes. */
export type Sweep = (app: App) => Promise<void>
