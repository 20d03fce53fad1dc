// Several files as one archive, made while it is read, so that a large case does not stand in memory.
import { Zip, ZipPassThrough } from 'fflate'

export interface Entry {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Papers and pictures are small already: nothing is pressed. */
export function zipped(entries: AsyncIterable<Entry>): ReadableStream<Uint8Array> {
  const left = entries[Symbol.asyncIterator]()
  let zip: Zip
  return new ReadableStream({
    start(stream) {
      zip = new Zip((fault, chunk, isLast) => {
        if (fault) return stream.error(fault)
        stream.enqueue(chunk)
        if (isLast) stream.close()
      })
    },
    async pull() {
      const { done, value } = await left.next()
      if (done) return zip.end()
      const file = new ZipPassThrough(value.name)
      zip.add(file)
      file.push(value.bytes, true)
    },
    async cancel() {
      zip.terminate()
      await left.return?.()
    },
  })
}
