// Says calls aloud one after another: the gong, then the clips of the call, joined without a gap.
import { clipAddress } from './voice.ts'

/** What is wrong with the sound: the browser waits for a press, or the clips can't be played. */
export type SoundTrouble = 'blocked' | 'broken'

interface Said {
  readonly clips: readonly string[]
  /** Asked right before it is said. */
  readonly isWanted: () => boolean
}

export class Speaker {
  trouble: SoundTrouble | undefined = $state()
  #context: AudioContext | undefined
  #isSpeaking = false
  readonly #waiting: Said[] = []
  readonly #clips = new Map<string, Promise<AudioBuffer>>()

  /** Tries whether the browser lets a page sound by itself. */
  async wake(): Promise<void> {
    const probe = new Audio(clipAddress('gong'))
    probe.volume = 0
    try {
      await probe.play()
      probe.pause()
      await this.start()
    } catch (refused) {
      this.trouble = refused instanceof DOMException && refused.name === 'NotAllowedError' ? 'blocked' : 'broken'
    }
  }

  /** After a press, or where no press is needed. */
  async start(): Promise<void> {
    this.#context ??= new AudioContext()
    await this.#context.resume()
    this.trouble = undefined
    await this.#speak()
  }

  async say(clips: readonly string[], isWanted: () => boolean): Promise<void> {
    this.#waiting.push({ clips, isWanted })
    await this.#speak()
  }

  /** Nothing more is said; this speaker is done. */
  hush(): void {
    this.#waiting.length = 0
    void this.#context?.close()
    this.#context = undefined
  }

  async #speak(): Promise<void> {
    if (!this.#context || this.#isSpeaking) return
    this.#isSpeaking = true
    try {
      for (let said = this.#waiting.shift(); said; said = this.#waiting.shift())
        if (said.isWanted()) await this.#play(this.#context, said.clips)
      this.trouble = undefined
    } catch {
      // the screen says that there is no sound; the calls themselves stand on it
      this.trouble = 'broken'
    } finally {
      this.#isSpeaking = false
    }
  }

  async #play(context: AudioContext, clips: readonly string[]): Promise<void> {
    const sounds = await Promise.all(clips.map((clip) => this.#clip(context, clip)))
    let at = context.currentTime
    let last: AudioBufferSourceNode | undefined
    for (const buffer of sounds) {
      last = new AudioBufferSourceNode(context, { buffer })
      last.connect(context.destination)
      last.start(at)
      at += buffer.duration
    }
    await new Promise((ended) => last?.addEventListener('ended', ended, { once: true }))
  }

  #clip(context: AudioContext, clip: string): Promise<AudioBuffer> {
    const known = this.#clips.get(clip)
    if (known) return known
    const loading = load(context, clip)
    this.#clips.set(clip, loading)
    loading.catch(() => this.#clips.delete(clip))
    return loading
  }
}

async function load(context: AudioContext, clip: string): Promise<AudioBuffer> {
  const response = await fetch(clipAddress(clip))
  if (!response.ok) throw new Error(`no clip ${clip}: ${response.status}`)
  return context.decodeAudioData(await response.arrayBuffer())
}
