// Reads the screen aloud: by clips made beforehand, as the hall's voice is; what no clip says, by a voice of the machine if it has one.
import type { Lang } from '../../kernel/text.ts'
import { Speaker } from '../board/speaker.svelte.ts'

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

/** The machine's own voice, where there is one. */
async function byMachine(line: string, lang: Lang): Promise<boolean> {
  const voice = 'speechSynthesis' in globalThis ? voiceFor(lang, speechSynthesis.getVoices()) : undefined
  if (!voice) return false
  const said = new SpeechSynthesisUtterance(line)
  said.voice = voice
  said.lang = voice.lang
  await new Promise<void>((ended) => {
    said.onend = () => ended()
    said.onerror = () => ended()
    speechSynthesis.speak(said)
  })
  return true
}

/** Reads until the end or the next press; answers with what stops it. */
export function readAloud(text: string, lang: Lang): () => void {
  const speaker = new Speaker()
  let isWanted = true
  const hush = () => {
    isWanted = false
    speaker.hush()
    if ('speechSynthesis' in globalThis) speechSynthesis.cancel()
    removeEventListener('pointerdown', hush)
  }
  addEventListener('pointerdown', hush, { once: true })
  const read = async () => {
    // the phrases are many, and loaded only by who listens
    const { spokenLine } = await import('./say/clips.ts')
    await speaker.start()
    for (const line of linesOf(text)) {
      if (!isWanted) return
      const { clips, unknown } = spokenLine(line, lang)
      if (unknown.length > 0 && (await byMachine(line, lang))) continue
      await speaker.say(clips, () => isWanted)
    }
  }
  void read()
  return hush
}
