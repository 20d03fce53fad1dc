// Hearing of a change in the browser: the server says that something changed, the page asks for its data anew.

/** Listens to a topic such as `case:<id>` until the returned function is called. The browser reconnects by itself. */
export function listen(topic: string, changed: () => void): () => void {
  const source = new EventSource(`/live/${topic}`)
  source.onmessage = changed
  return () => source.close()
}

/** Hears what a fed topic such as `hall:<id>` says, as it is now and after every change. */
export function hear<Told>(topic: string, told: (now: Told) => void): () => void {
  const source = new EventSource(`/live/${topic}`)
  const read = ({ data }: MessageEvent<string>) => told(JSON.parse(data))
  source.addEventListener('message', read)
  source.addEventListener('now', read)
  return () => source.close()
}
