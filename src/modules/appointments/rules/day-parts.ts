// The parts of a day people choose from.
import type { PlainTime } from '../../../kernel/time.ts'
import type { DayPart } from '../model/release.ts'

const noon = '12:00' as PlainTime
const four = '16:00' as PlainTime
export const dayPartOf = (time: PlainTime): DayPart => (time < noon ? 'morning' : time < four ? 'afternoon' : 'evening')
