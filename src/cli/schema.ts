// `./vikno schema [FILE]`: writes the schema that the migrations make into src/db/schema.sql, or into another file.
import fs from 'node:fs'
import path from 'node:path'
import { fromHere } from '../config.ts'
import { startCluster } from '../db/cluster.ts'
import { migrate } from '../db/migrate.ts'
import { describeSchema, schemaFile } from '../db/schema.ts'
import { passingPlace } from '../town/running.ts'
import { readArgs } from './flags.ts'

export async function run(args: readonly string[]): Promise<undefined> {
  const [named] = readArgs(args, { words: [0, 1] }).words
  const file = named === undefined ? schemaFile : fromHere(named)
  const place = passingPlace('schema')
  const cluster = await startCluster(path.join(place, 'pg'), { fsync: false })
  try {
    const url = cluster.url('postgres', 'postgres')
    await migrate(url)
    fs.writeFileSync(file, await describeSchema(url))
    console.log(`Written: ${path.relative(process.cwd(), file)}`)
  } finally {
    await cluster.stop()
    fs.rmSync(place, { recursive: true, force: true })
  }
}
