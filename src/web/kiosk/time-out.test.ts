import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { TimeOut } from './time-out.svelte.ts'

const heard = new EventTarget()

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('addEventListener', heard.addEventListener.bind(heard))
  vi.stubGlobal('removeEventListener', heard.removeEventListener.bind(heard))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
const seconds = (n: number) => vi.advanceTimersByTime(n * 1000)
const press = () => heard.dispatchEvent(new Event('pointerdown'))

describe('a screen left alone', () => {
  test('warns twenty seconds before it closes, and closes once', () => {
    const end = vi.fn()
    const screen = new TimeOut(60, 20)
    const stop = screen.run(end)
    seconds(59)
    expect(screen.isEnding).toBe(false)
    seconds(1)
    expect([screen.isEnding, screen.left]).toEqual([true, 20])
    seconds(20)
    expect(end).toHaveBeenCalledTimes(1)
    stop()
    seconds(200)
    expect(end).toHaveBeenCalledTimes(1)
  })

  test('any press begins the time anew; it can be put off as often as one likes', () => {
    const end = vi.fn()
    const screen = new TimeOut(60, 20)
    const stop = screen.run(end)
    for (let again = 0; again < 20; again++) {
      seconds(75)
      press()
      if (again % 2 === 0) screen.more()
    }
    expect(end).not.toHaveBeenCalled()
    stop()
  })

  test('«30 seconds more» adds them to what is left', () => {
    const screen = new TimeOut(25, 20)
    const stop = screen.run(() => undefined)
    seconds(20)
    press()
    screen.more()
    expect(screen.left).toBe(75)
    stop()
  })
})
