// One demo town for all browser tests, started the way a person starts it, in a folder of its own.
import fs from 'node:fs'
import { freePort, passingPlace, startTown } from '../town/running.ts'
import { prepareWorld, type World } from './world.ts'

export interface Town {
  /** By the name that links of the town begin with: passkeys and cookies know it by this one. */
  readonly url: string
  readonly world: World
}

export default async function setUp({ provide }: { provide(key: 'town', value: Town): void }) {
  const place = passingPlace('browser')
  const port = await freePort()
  const url = `http://localhost:${port}`
  const town = await startTown(place, port, { PUBLIC_URL: url })
  const stop = async () => {
    await town.stop()
    fs.rmSync(place, { recursive: true, force: true })
  }
  try {
    provide('town', { url, world: await prepareWorld(place) })
  } catch (fault) {
    await stop()
    throw fault
  }
  return stop
}

declare module 'vitest' {
  export interface ProvidedContext {
    town: Town
  }
}
