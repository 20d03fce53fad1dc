// Stories on a clock moved by hand.
import { describe, expect, test } from 'vitest'
import { type Instant, MovedClock } from '../kernel/time.ts'
import { openTimeline, type Pace } from './timeline.ts'

const at = (n: number) => n as Instant

function scene(stops: readonly number[] = []) {
  const clock = new MovedClock(at(0))
  const told: string[] = []
  const say = (what: string) => void told.push(`${clock.now()} ${what}`)
  const pace: Pace = {
    settle: async () => say('settled'),
    nextStop: async (goingTo) => stops.find((stop) => stop > clock.now() && stop <= goingTo) as Instant | undefined,
    stop: async () => say('stopped'),
  }
  return { clock, told, say, timeline: openTimeline(clock, pace) }
}
const without = (told: readonly string[]) => told.filter((line) => !/settled|stopped/.test(line))

describe('stories of a day', () => {
  test('go on one after another at their moments, of equal moments in the order they were asked for', async () => {
    const { timeline, told, say } = scene()
    timeline.tell(at(20), async () => say('late'))
    timeline.tell(at(10), async () => {
      say('a begins')
      await timeline.until(at(20))
      say('a ends')
    })
    timeline.tell(at(10), async () => {
      await Promise.resolve()
      say('b')
    })
    await timeline.play()
    expect(without(told)).toEqual(['10 a begins', '10 b', '20 late', '20 a ends'])
  })

  test('what has been done is settled before the clock moves, and every stop on the way is made', async () => {
    const { timeline, told, say } = scene([5, 10])
    timeline.tell(at(10), async () => say('story'))
    await timeline.play()
    expect(told).toEqual(['0 settled', '5 stopped', '5 settled', '10 stopped', '10 story', '10 settled'])
  })

  test('who naps goes on when woken, and only once', async () => {
    const { timeline, told, say } = scene()
    const naps: { wake(): void }[] = []
    timeline.tell(at(1), async () => {
      const nap = timeline.nap(at(50))
      naps.push(nap)
      await nap.over
      say('awake')
    })
    timeline.tell(at(7), async () => {
      naps[0]!.wake()
      naps[0]!.wake()
    })
    timeline.tell(at(60), async () => say('end'))
    await timeline.play()
    expect(without(told)).toEqual(['7 awake', '60 end'])
  })

  test('nobody begins in the past', async () => {
    const { timeline, told, say } = scene()
    timeline.tell(at(30), async () => timeline.tell(at(10), async () => say('now')))
    await timeline.play()
    expect(without(told)).toEqual(['30 now'])
  })

  test('a story that fails ends the day', async () => {
    const { timeline, told, say } = scene()
    timeline.tell(at(1), async () => {
      await timeline.until(at(2))
      throw new Error('no answer')
    })
    timeline.tell(at(3), async () => say('never'))
    await expect(timeline.play()).rejects.toThrow('no answer')
    expect(without(told)).toEqual([])
  })
})
