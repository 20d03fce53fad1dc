// Reads the screen aloud, where the machine has a voice of the language; elsewhere the button is not there.
import type { Lang } from '../../kernel/text.ts'

/** A voice of the language, one that needs no network first. */
export function voiceFor<Voice extends Pick<SpeechSynthesisVoice, 'lang' | 'localService'>>(
  lang: Lang,
  voices: readonly Voice[],
): Voice | undefined {
  const own = voices.filter((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === lang)
  return own.find(({ localService }) => localService) ?? own[0]
}

/** Line by line: a pause between what stands apart. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => /[\p{L}\d]/u.test(line))

export class Voice {
  /** Known only in the browser, once its voices are loaded. */
  isThere = $state(false)
  #voice: SpeechSynthesisVoice | undefined

  /** Looks for a voice until the returned function is called. */
  seek(lang: Lang): () => void {
    if (!('speechSynthesis' in globalThis)) return () => undefined
    const look = () => {
      this.#voice = voiceFor(lang, speechSynthesis.getVoices())
      this.isThere = this.#voice !== undefined
    }
    look()
    speechSynthesis.addEventListener('voiceschanged', look)
    return () => speechSynthesis.removeEventListener('voiceschanged', look)
  }

  /** Reads until the end or the next press. */
  read(text: string): () => void {
    for (const line of linesOf(text)) {
      const said = new SpeechSynthesisUtterance(line)
      said.voice = this.#voice!
      said.lang = this.#voice!.lang
      speechSynthesis.speak(said)
    }
    const hush = () => speechSynthesis.cancel()
    addEventListener('pointerdown', hush, { once: true })
    return () => {
      hush()
      removeEventListener('pointerdown', hush)
    }
  }
}
