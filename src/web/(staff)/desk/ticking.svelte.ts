// The server's moment, going on by the browser's clock, so that a timer runs between two looks.
import type { Instant } from '../../../kernel/time.ts'

/** To be made in a component's script. */
export function ticking(server: () => Instant): { readonly now: Instant } {
  let gone = $state(0)
  $effect(() => {
    void server()
    const began = performance.now()
    gone = 0
    const timer = setInterval(() => {
      gone = performance.now() - began
    }, 1000)
    return () => clearInterval(timer)
  })
  return {
    get now() {
      return (server() + gone) as Instant
    },
  }
}

/** `8:12`, `1:04:30` */
export function span(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (n: number) => String(n).padStart(2, '0')
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`
}
