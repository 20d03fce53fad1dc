import { fork } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freshKeys, makeVault } from '../../db/vault.ts'
import { FileDamaged, folderStore } from './folder-store.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vikno-files-'))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))
const vault = makeVault(freshKeys())
const files = folderStore(folder, vault)
const everything = () =>
  fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
const placeOf = (hash: string) => path.join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)

test('a file comes back as it was put', async () => {
  const bytes = Buffer.from('Заява Ткаченко Ірини')
  const hash = await files.put(bytes)
  expect(hash).toMatch(/^[0-9a-f]{64}$/)
  expect(await files.has(hash)).toBe(true)
  expect(await files.get(hash)).toEqual(bytes)
})

test('equal content is kept once, also when it comes ten times at the same moment', async () => {
  const before = everything().length
  const bytes = Buffer.alloc(300_000, 'однакове')
  const hashes = await Promise.all(Array.from({ length: 10 }, () => files.put(bytes)))
  expect(new Set(hashes).size).toBe(1)
  expect(everything().length).toBe(before + 1)
  expect(await files.get(hashes[0]!)).toEqual(bytes)
})

test('nobody reads a file from the disk without the keys', async () => {
  const words = Buffer.from('діагноз, якого ніхто не має знати')
  const hash = await files.put(words)
  expect(fs.readFileSync(placeOf(hash)).includes(words)).toBe(false)
  await expect(folderStore(folder, makeVault(freshKeys())).get(hash)).rejects.toThrow()
})

test('a file that was changed on the disk is not given out', async () => {
  const hash = await files.put(Buffer.from('справжнє'))
  const bytes = fs.readFileSync(placeOf(hash))
  bytes[20]! ^= 1
  fs.writeFileSync(placeOf(hash), bytes)
  await expect(files.get(hash)).rejects.toThrow('changed')
})

test('a file that was exchanged for another one is not given out', async () => {
  const [one, other] = [await files.put(Buffer.from('одне')), await files.put(Buffer.from('інше'))]
  fs.copyFileSync(placeOf(other), placeOf(one))
  await expect(files.get(one)).rejects.toThrow(FileDamaged)
})

test.each(['', '../../etc/passwd', 'a'.repeat(63), 'A'.repeat(64)])(
  '«%s» is not looked for on the disk',
  async (hash) => {
    await expect(files.get(hash)).rejects.toThrow(FileDamaged)
    await expect(files.has(hash)).rejects.toThrow(FileDamaged)
  },
)

test('a missing file is said to be missing', async () => {
  await expect(files.get('0'.repeat(64))).rejects.toThrow('missing')
  expect(await files.has('0'.repeat(64))).toBe(false)
})

test('killing the writer loses nothing it acknowledged and leaves no half file under a name', async () => {
  const mine = fs.mkdtempSync(path.join(os.tmpdir(), 'vikno-killed-'))
  const acknowledged: string[] = []
  for (let round = 0; round < 3; round++) {
    const writer = fork(path.join(import.meta.dirname, 'endless-writer.testing.ts'), [mine], {
      execArgv: [],
    })
    await new Promise<void>((ended) => {
      writer.on('message', (hash: string) => {
        if (acknowledged.push(hash) % 25 === 0) writer.kill('SIGKILL')
      })
      writer.on('exit', () => ended())
    })
  }
  const plain = folderStore(mine, { sealBytes: (bytes) => bytes, openBytes: (bytes) => bytes })
  expect(acknowledged.length).toBeGreaterThanOrEqual(75)
  for (const hash of acknowledged) expect((await plain.get(hash)).length).toBe(50_000)
  const named = fs
    .readdirSync(mine, { recursive: true, withFileTypes: true })
    .filter((at) => at.isFile() && !at.name.startsWith('.'))
  for (const { name } of named) await plain.get(name)
  fs.rmSync(mine, { recursive: true })
})
