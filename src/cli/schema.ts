// `./vikno schema`: writes the schema that the migrations make into src/db/schema.sql.
import fs from 'node:fs'
import path from 'node:path'
import { startCluster } from '../db/cluster.ts'
import { migrate } from '../db/migrate.ts'
import { describeSchema, schemaFile } from '../db/schema.ts'
import { passingPlace } from '../town/running.ts'
import { readArgs } from './flags.ts'

export async function run(args: readonly string[]): Promise<undefined> {
  readArgs(args)
  const place = passingPlace('schema')
  const cluster = await startCluster(path.join(place, 'pg'), { fsync: false })
  try {
    const url = cluster.url('postgres', 'postgres')
    await migrate(url)
    fs.writeFileSync(schemaFile, await describeSchema(url))
    console.log(`Written: ${path.relative(process.cwd(), schemaFile)}`)
  } finally {
    await cluster.stop()
    fs.rmSync(place, { recursive: true, force: true })
  }
}
