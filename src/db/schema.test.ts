import { expect, test } from 'vitest'
import { describeSchema, keptSchema } from './schema.ts'
import { testDatabase } from './testing.ts'

test('the schema kept in one file is the one the migrations make; ./vikno schema writes it anew', async () => {
  const { ownerUrl } = await testDatabase()
  expect(await describeSchema(ownerUrl)).toBe(keptSchema())
})
