// Sends a PDF to the printer without leaving the page. Kiosk browsers print at once (--kiosk-printing), others ask.

/** One frame a page: the next paper takes the place of the one before. */
let frame: HTMLIFrameElement | undefined

export function printQuietly(address: string): void {
  frame?.remove()
  frame = document.createElement('iframe')
  frame.className = 'v-k-paper'
  frame.ariaHidden = 'true'
  frame.tabIndex = -1
  frame.src = address
  frame.onload = () => frame?.contentWindow?.print()
  document.body.append(frame)
}
