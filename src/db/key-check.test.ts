import fs from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { passingPlace } from '../town/running.ts'
import { checkKeys } from './key-check.ts'
import { keysAt, readKeys, writeKeys } from './keys.ts'
import { testDatabase } from './testing.ts'
import { freshKeys } from './vault.ts'

const { url } = await testDatabase()
const place = passingPlace('keys')
afterAll(() => fs.rmSync(place, { recursive: true, force: true }))

const own = path.join(place, 'keys.json')
const at = (name: string) => path.join(place, name)

describe('the keys of an installation', () => {
  test('are made with its data, for its owner only, and open it ever after', async () => {
    await checkKeys(url, own)
    const made = fs.readFileSync(own, 'utf8')
    expect(fs.statSync(own).mode & 0o077).toBe(0)
    await checkKeys(url, own)
    expect(fs.readFileSync(own, 'utf8')).toBe(made)
  })

  test('are not made anew when they are missing', async () => {
    await expect(checkKeys(url, at('moved.json'))).rejects.toThrow(`missing: there is no ${at('moved.json')}`)
    expect(fs.existsSync(at('moved.json'))).toBe(false)
  })

  test('of other data are refused', async () => {
    keysAt(at('strange.json'))
    await expect(checkKeys(url, at('strange.json'))).rejects.toThrow('belong to other data')
  })

  test('that seal alike but find by another hash are refused', async () => {
    writeKeys(at('half.json'), { ...readKeys(own), lookup: freshKeys().lookup })
    await expect(checkKeys(url, at('half.json'))).rejects.toThrow('belong to other data')
  })

  test('go on opening when a newer key seals what comes', async () => {
    const { sealing, lookup } = readKeys(own)
    const newer = freshKeys().sealing.get(1)!
    writeKeys(at('rotated.json'), { current: 2, sealing: new Map([...sealing, [2, newer]]), lookup })
    await checkKeys(url, at('rotated.json'))
  })

  test.each<[string, string]>([
    ['cut off', '{"current": 1, "sea'],
    [
      'without the current key',
      JSON.stringify({ current: 3, sealing: {}, lookup: Buffer.alloc(32).toString('base64') }),
    ],
    ['with a short key', JSON.stringify({ current: 1, sealing: { 1: 'AAAA' }, lookup: 'AAAA' })],
  ])('in a file that is %s are called damaged', async (name, text) => {
    const file = at(`${name}.json`)
    fs.writeFileSync(file, text)
    await expect(checkKeys(url, file)).rejects.toThrow(`The key file ${file} is damaged.`)
    expect(fs.readFileSync(file, 'utf8')).toBe(text)
  })
})
