// What live pages are sent by topic; without an entry they hear only that something changed.
import type { Database } from '../db/work.ts'
import type { Feed } from './live.ts'

export const feeds = (_database: Database): Readonly<Record<string, Feed>> => ({})
