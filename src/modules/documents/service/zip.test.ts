import { buffer } from 'node:stream/consumers'
import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { zipped } from './zip.ts'

async function* of(...names: string[]) {
  for (const name of names) yield { name, bytes: Buffer.from(`зміст ${name}`) }
}

test('every file is in the archive whole, under its own name in Ukrainian letters', async () => {
  const whole = unzipSync(await buffer(zipped(of('Справа № 1.pdf', 'файли/01 Додаток.pdf'))))
  expect(Object.keys(whole)).toEqual(['Справа № 1.pdf', 'файли/01 Додаток.pdf'])
  expect(Buffer.from(whole['файли/01 Додаток.pdf']!).toString()).toBe('зміст файли/01 Додаток.pdf')
})

test('a file that can’t be read breaks the archive off instead of leaving it out in silence', async () => {
  async function* broken() {
    yield { name: 'a.pdf', bytes: Buffer.from('a') }
    throw new Error('damaged')
  }
  await expect(buffer(zipped(broken()))).rejects.toThrow('damaged')
})
