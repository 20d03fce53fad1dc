// One's own case for programs: moments as ISO text, the same in the API and in what the person downloads.
import { type Instant, isoOf } from '../../../kernel/time.ts'
import type { OwnCase } from './own.ts'

const moment = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

export const plainOf = ({ deadline, timeline, questions, files, whoLooked, ...mine }: OwnCase) => ({
  ...mine,
  deadline: { dueOn: deadline.dueOn ?? null, steps: deadline.steps },
  timeline: timeline.map(({ at, ...entry }) => ({ ...entry, at: moment(at) })),
  questions: questions.map(({ at, answer, ...asked }) => ({
    ...asked,
    at: isoOf(at),
    answer: answer && { ...answer, at: isoOf(answer.at) },
  })),
  files: files.map(({ addedAt, ...file }) => ({ ...file, addedAt: isoOf(addedAt) })),
  whoLooked: whoLooked.map(({ at, ...look }) => ({ ...look, at: isoOf(at) })),
})
