// `./vikno catalogue import FILE [CARD…] [--from DATE] [--preview]` and `./vikno catalogue export FILE`
import fs from 'node:fs'
import path from 'node:path'
import { openApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { systemActor } from '../kernel/actor.ts'
import { Refusal, sentence } from '../kernel/refusal.ts'
import { type PlainDate, parseDate } from '../kernel/time.ts'
import { exportCatalogue } from '../modules/catalogue/service/export.ts'
import { type ImportReport, importCatalogue } from '../modules/catalogue/service/import.ts'
import { openForCommand } from './database.ts'
import { Mistake } from './mistake.ts'

const usage =
  './vikno catalogue import FILE [CARD.json…] [--from 2027-01-01] [--preview] | ./vikno catalogue export FILE'

function formatOf(file: string): 'json' | 'csv' {
  const ending = path.extname(file).toLowerCase()
  if (ending === '.json' || ending === '.csv') return ending.slice(1) as 'json' | 'csv'
  throw new Mistake(`The catalogue is a .json or a .csv file; ${file} is neither.`)
}

function read(file: string): string {
  if (!fs.existsSync(file)) throw new Mistake(`There is no file ${file}.`)
  return fs.readFileSync(file, 'utf8')
}

function dateAfter(flag: string, args: readonly string[]): PlainDate | undefined {
  const at = args.indexOf(flag)
  if (at < 0) return undefined
  const date = parseDate(args[at + 1])
  if (!date) throw new Mistake(`${flag} takes a date like 2027-01-01.`)
  return date
}

export async function run([verb, file, ...rest]: readonly string[]): Promise<number | undefined> {
  if (!file || (verb !== 'import' && verb !== 'export')) throw new Mistake(`Say what to do: ${usage}`)
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env }, { demo: false })
  const database = await openForCommand(config)
  const app = await openApp(config, database.url, { works: false })
  try {
    const who = systemActor('catalogue')
    if (verb === 'export') {
      fs.writeFileSync(file, await app.database.look(who, (work) => exportCatalogue(work, formatOf(file))))
      console.log(`The catalogue is in ${file}.`)
      return undefined
    }
    const cards = rest.filter((each) => each.endsWith('.json')).map(read)
    const options = {
      from: dateAfter('--from', rest),
      reason: `file ${path.basename(file)}`,
      preview: rest.includes('--preview'),
    }
    const report = await app.database.run(who, (work) =>
      importCatalogue(work, { format: formatOf(file), text: read(file), cards }, options),
    )
    tell(report, options.preview)
    return undefined
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    console.error(`Nothing was imported; ${fault.answers.length} faults:`)
    for (const answer of fault.answers)
      console.error(`  ${answer.field ? `${answer.field}: ` : ''}${sentence(answer, 'en')}`)
    return 1
  } finally {
    await app.close()
    await database.close()
  }
}

function tell({ added, changed, unchanged, services }: ImportReport, preview: boolean): void {
  console.log(`${preview ? 'Would be' : 'Imported'}: ${added} added, ${changed} changed, ${unchanged} unchanged.`)
  for (const { key, name, fields } of services.slice(0, 20)) console.log(`  ${key}  ${name}  ${fields.join(', ')}`)
  if (services.length > 20) console.log(`  and ${services.length - 20} more`)
}
