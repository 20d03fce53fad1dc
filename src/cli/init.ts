// `./vikno init`: an empty centre, and a one-time link by which its first head takes it over.
import { openApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { checkKeys } from '../db/key-check.ts'
import { migrate } from '../db/migrate.ts'
import type { Work } from '../db/work.ts'
import { systemActor } from '../kernel/actor.ts'
import { Refusal, sentence } from '../kernel/refusal.ts'
import { kyiv } from '../kernel/time.ts'
import { createCentre, createNetwork, listCentres } from '../modules/centres/service/centres.ts'
import { inviteFirst } from '../modules/identity/service/manage-staff.ts'
import { openForMigrating } from './database.ts'
import { readArgs } from './flags.ts'
import { Mistake } from './mistake.ts'
import { keepKindsApart } from './town-kind.ts'

const options = {
  name: { type: 'string', default: 'Наш центр' },
  'place-code': { type: 'string', default: '0001' },
} as const

export async function run(args: readonly string[]): Promise<undefined> {
  const { name, 'place-code': placeCode } = readArgs(args, { options }).values
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env }, { demo: false })
  const database = await openForMigrating(config)
  try {
    await migrate(database.ownerUrl, { tell: (step) => console.log(`Preparing tables: ${step}`) })
    await checkKeys(database.url, config.keysFile)
    await keepKindsApart(database.url, config)
    const app = await openApp(config, database.url, { works: false })
    try {
      const token = await app.database.run(systemActor('init'), (work) => found(work, { name, placeCode }))
      console.log('\nThe centre is there, empty. Its first head opens this link once, within seven days:')
      console.log(`  ${config.publicUrl}/staff-sign-in/invitation/${token}\n`)
      console.log('Then: ./vikno serve')
    } finally {
      await app.close()
    }
  } finally {
    await database.close()
  }
}

interface Wanted {
  readonly name: string
  readonly placeCode: string
}

async function found(work: Work, { name, placeCode }: Wanted): Promise<string> {
  if ((await listCentres(work)).length > 0)
    throw new Mistake(
      'There is a centre here already. Its head invites others on the page «Люди»; a second centre is founded by the founder.',
    )
  try {
    const text = { uk: name, en: name }
    const network = await createNetwork(work, { key: 'own', name: text, region: '' })
    const centre = await createCentre(work, {
      key: 'own',
      networkId: network.id,
      kind: 'territorial',
      name: text,
      placeCode,
      zone: kyiv,
    })
    return await inviteFirst(work, [
      { role: 'founder', place: network.id },
      { role: 'head', place: centre.id },
    ])
  } catch (fault) {
    if (fault instanceof Refusal) throw new Mistake(fault.answers.map((answer) => sentence(answer, 'en')).join(' '))
    throw fault
  }
}
