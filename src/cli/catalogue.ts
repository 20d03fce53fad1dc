// `./vikno catalogue import FILE [CARD…] [--from DATE] [--preview]` and `./vikno catalogue export FILE`
import fs from 'node:fs'
import path from 'node:path'
import { type App, openApp } from '../app.ts'
import { fromHere, readConfig } from '../config.ts'
import { systemActor } from '../kernel/actor.ts'
import { Refusal, sentence } from '../kernel/refusal.ts'
import { type PlainDate, parseDate } from '../kernel/time.ts'
import { exportCatalogue } from '../modules/catalogue/service/export.ts'
import { type ImportReport, importCatalogue } from '../modules/catalogue/service/import.ts'
import { openForCommand } from './database.ts'
import { readArgs } from './flags.ts'
import { Mistake, WrongUsage } from './mistake.ts'

type Format = 'json' | 'csv'

function formatOf(file: string): Format {
  const ending = path.extname(file).toLowerCase()
  if (ending === '.json' || ending === '.csv') return ending.slice(1) as Format
  throw new Mistake(`The catalogue is a .json or a .csv file; ${file} is neither.`)
}

function read(file: string): string {
  if (!fs.existsSync(file)) throw new Mistake(`There is no file ${file}.`)
  return fs.readFileSync(file, 'utf8')
}

function readDate(text: string | undefined): PlainDate | undefined {
  const date = parseDate(text)
  if (text !== undefined && !date) throw new Mistake(`--from takes a date like 2027-01-01; ${text} is none.`)
  return date
}

const options = { from: { type: 'string' }, preview: { type: 'boolean' } } as const
const mostCards = 1000

export async function run(args: readonly string[]): Promise<number | undefined> {
  const { values, words } = readArgs(args, { options, words: [2, 2 + mostCards] })
  const [verb, ...files] = words as [string, ...string[]]
  const [file, ...cards] = files.map(fromHere) as [string, ...string[]]
  if (verb === 'import') {
    // wrong files are told before anything is opened
    const given = { format: formatOf(file), text: read(file), cards: cards.map(read) }
    const options = { from: readDate(values.from), reason: `file ${path.basename(file)}`, preview: !!values.preview }
    return withApp((app) => importInto(app, given, options))
  }
  if (verb === 'export' && cards.length === 0) {
    const format = formatOf(file)
    return withApp((app) => exportTo(app, file, format))
  }
  throw new WrongUsage(verb === 'export' ? 'The catalogue goes into one file' : `«${verb}» is not what catalogue does`)
}

async function withApp(work: (app: App) => Promise<number | undefined>): Promise<number | undefined> {
  const config = readConfig({ LOG_LEVEL: 'warn', ...process.env }, { demo: false })
  const database = await openForCommand(config)
  try {
    const app = await openApp(config, database.url, { works: false })
    try {
      return await work(app)
    } finally {
      await app.close()
    }
  } finally {
    await database.close()
  }
}

const who = systemActor('catalogue')

async function exportTo({ database }: App, file: string, format: Format): Promise<undefined> {
  fs.writeFileSync(file, await database.look(who, (work) => exportCatalogue(work, format)))
  console.log(`The catalogue is in ${file}.`)
}

type Importing = Parameters<typeof importCatalogue>

async function importInto(
  { database }: App,
  given: Importing[1],
  options: Importing[2] & { readonly preview: boolean },
): Promise<number | undefined> {
  try {
    tell(await database.run(who, (work) => importCatalogue(work, given, options)), options.preview)
    return undefined
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault
    console.error(
      `Nothing was imported; ${fault.answers.length === 1 ? 'one fault' : `${fault.answers.length} faults`}:`,
    )
    for (const answer of fault.answers)
      console.error(`  ${answer.field ? `${answer.field}: ` : ''}${sentence(answer, 'en')}`)
    return 1
  }
}

function tell({ added, changed, unchanged, services }: ImportReport, preview: boolean): void {
  console.log(`${preview ? 'Would be' : 'Imported'}: ${added} added, ${changed} changed, ${unchanged} unchanged.`)
  for (const { key, name, fields } of services.slice(0, 20)) console.log(`  ${key}  ${name}  ${fields.join(', ')}`)
  if (services.length > 20) console.log(`  and ${services.length - 20} more`)
}
