// Cells pressed quickly are sent one after another, each when the page knows the answer to the one before; nothing is lost
// and the focus stays where it is.

import type { Attachment } from 'svelte/attachments'
import { enhance } from '$app/forms'
import { invalidate } from '$app/navigation'
import { pressAs } from '../../../../kit/staff/matrix/move.ts'

interface Pressed {
  readonly button: HTMLButtonElement
  readonly value: string
}

export const oneAfterAnother =
  (saved: () => void): Attachment<HTMLElement> =>
  (box) => {
    const form = box.querySelector('form')
    if (!form) return
    let busy = false
    const waiting: Pressed[] = []
    const sent = enhance(form, ({ cancel, submitter, formData }) => {
      const button = submitter as HTMLButtonElement
      if (busy) {
        waiting.push({ button, value: button.value })
        return cancel()
      }
      busy = true
      // the page is not loaded anew between presses, and the same cell may be set to the same level twice
      formData.set('key', crypto.randomUUID())
      return async ({ result, update }) => {
        // the usual update would move the focus to the top of the page
        if (result.type === 'success') {
          await invalidate('live:desks')
          saved()
        } else await update({ reset: false })
        busy = false
        const next = waiting.shift()
        if (next) pressAs(next.button, next.value)
      }
    })
    return () => sent.destroy()
  }
