// What a badge may say by its look; the word always says it too.

/** run — the clock runs; stop — it stands; solid — happening now; call — only «викликано». */
export type Tone = 'run' | 'good' | 'warn' | 'bad' | 'stop' | 'call' | 'solid'
