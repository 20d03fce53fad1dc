// Looking again when something changed in the hall: at most every few seconds, never in a hidden tab, never a focus moved.
import { invalidate } from '$app/navigation'
import type { Instant } from '../../../kernel/time.ts'

const atMostEvery = 3000

export interface Connection {
  /** Since when nothing is heard; the browser tries again by itself. */
  readonly lostAt: Instant | undefined
}

/** To be made in a component's script. */
export function heard(topic: () => string, name: `live:${string}`): Connection {
  let lostAt = $state<Instant>()
  $effect(() => {
    let last = performance.now()
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = (): void => {
      timer = undefined
      if (document.hidden) return
      last = performance.now()
      void invalidate(name)
    }
    const soon = (): void => {
      timer ??= setTimeout(look, Math.max(0, last + atMostEvery - performance.now()))
    }
    const source = new EventSource(`/live/${topic()}`)
    source.onmessage = soon
    source.onerror = () => {
      lostAt ??= Date.now() as Instant
    }
    source.onopen = () => {
      if (lostAt !== undefined) soon()
      lostAt = undefined
    }
    document.addEventListener('visibilitychange', soon)
    return () => {
      clearTimeout(timer)
      source.close()
      document.removeEventListener('visibilitychange', soon)
    }
  })
  return {
    get lostAt() {
      return lostAt
    },
  }
}
