// The demo town and a real centre never share data: everybody knows the passwords of the demo's people.
import pg from 'pg'
import type { Config } from '../config.ts'
import { Mistake } from './mistake.ts'

/** Written by the loader of the demo. */
const demoTown = 'demo-town'
/** Written when a centre is made or served. */
const ownCentre = 'own-centre'

/** Refuses data of the other kind, and marks a centre's own as such. */
export async function keepKindsApart(url: string, { demo, databaseUrl, dataDir }: Config): Promise<void> {
  const here = databaseUrl ? 'the database of DATABASE_URL' : dataDir
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>('select name from db.setting where name = any($1)', [
      [demoTown, ownCentre],
    ])
    const kinds = rows.map(({ name }) => name)
    if (demo && kinds.includes(ownCentre))
      throw new Mistake(
        `The data in ${here} is a real centre's, and the demo town is not loaded into it. Start it with ./vikno serve, or let VIKNO_DATA name another folder for the demo.`,
      )
    if (!demo && kinds.includes(demoTown))
      throw new Mistake(
        `The data in ${here} is the demo town's, where everybody knows the passwords. Start it with npm start, or let VIKNO_DATA name another folder for a real centre.`,
      )
    if (!demo)
      await client.query("insert into db.setting (name, value) values ($1, 'true') on conflict do nothing", [ownCentre])
  } finally {
    await client.end()
  }
}
