// A page that looks at the hall again when something happens there: every three seconds at most, and never in a hidden tab.
import { invalidate } from '$app/navigation'
import { listen } from '../../../live.ts'

const atMostEvery = 3000

/** Until the returned function is called. */
export function followHall(centreId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const look = () => {
    timer = undefined
    if (!document.hidden) void invalidate('live:hall')
  }
  const stop = listen(`hall:${centreId}`, () => {
    timer ??= setTimeout(look, atMostEvery)
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}
