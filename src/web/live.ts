// Hearing of a change in the browser: the server says that something changed, the page asks for its data anew.

/** Listens to a topic such as `case:<id>` until the returned function is called. The browser reconnects by itself. */
export function listen(topic: string, changed: () => void): () => void {
  const source = new EventSource(`/live/${topic}`)
  source.onmessage = changed
  return () => source.close()
}
