// `./vikno benefits check FACTS.json --on DATE`: the same pre-check as on the portal, by the same rules; no database.
import fs from 'node:fs'
import { type Lang, languages } from '../kernel/text.ts'
import { dateIn as dayIn, kyiv, type PlainDate, systemClock } from '../kernel/time.ts'
import { type BenefitKind, benefitKinds, type Checked, type Facts } from '../modules/benefits/model.ts'
import { checkBenefits, factsSchema, listBenefits, listFacts, shown } from '../modules/benefits/service.ts'
import { dateIn, oneOf, readArgs } from './flags.ts'
import { Mistake, WrongUsage } from './mistake.ts'

const options = {
  on: { type: 'string' },
  kind: { type: 'string', multiple: true, default: [] as string[] },
  lang: { type: 'string', default: 'uk' },
  json: { type: 'boolean', default: false },
} as const

export async function run(args: readonly string[]): Promise<number> {
  const { values, words } = readArgs(args, { options, words: [1, 2] })
  const [what, file] = words
  if (what === 'facts' && file === undefined) return tellFacts()
  if (what !== 'check' || file === undefined) throw new WrongUsage('check needs one file of facts')
  const on = values.on === undefined ? today() : dateIn('--on', values.on)
  const lang = oneOf('--lang', values.lang, languages)
  const kinds = values.kind.map((kind) => oneOf('--kind', kind, benefitKinds))
  const facts = factsIn(file)
  const benefits = checkBenefits(facts, on, kinds.length > 0 ? kinds : benefitKinds)
  if (values.json) console.log(JSON.stringify({ on, benefits: benefits.map((each) => shown(each, facts)) }, null, 2))
  else for (const each of benefits) tell(each, facts, lang)
  return 0
}

const today = (): PlainDate => dayIn(kyiv, systemClock.now())

/** The values themselves are not repeated: they are about somebody. */
function factsIn(file: string): Facts {
  const read = factsSchema.safeParse(jsonIn(file))
  if (read.success) return read.data
  const faults = read.error.issues.map(({ path, message }) => `  ${path.join('.') || 'the file'}: ${message}`)
  throw new Mistake(`${file} can't be read as facts; ./vikno benefits facts lists them.\n${faults.join('\n')}`)
}

function jsonIn(file: string): unknown {
  let text: string
  try {
    text = fs.readFileSync(file, 'utf8')
  } catch {
    throw new Mistake(`${file} can't be opened; is it there?`)
  }
  try {
    return JSON.parse(text)
  } catch {
    throw new Mistake(`${file} is not JSON.`)
  }
}

const nameOf = (kind: BenefitKind, lang: Lang): string => listBenefits().find((each) => each.kind === kind)!.name[lang]
const signs = { yes: '+', no: '−', unknown: '?' } as const

function tell(checked: Checked, facts: Facts, lang: Lang): void {
  const { kind, eligible, amount, reasons, missingFacts } = shown(checked, facts)
  const sum = amount ? `, ${amount.hryvnias} UAH${amount.per === 'month' ? ' a month' : ''}` : ''
  console.log(`${nameOf(kind, lang)}: ${eligible}${sum}`)
  for (const { answer, says, law } of reasons) console.log(`  ${signs[answer]} ${says[lang]} (${law[lang]})`)
  if (missingFacts.length > 0) console.log(`  missing: ${missingFacts.join(', ')}`)
}

function tellFacts(): number {
  for (const { name, form, says } of listFacts()) {
    const values = form.kind === 'choice' ? Object.keys(form.choices).join('|') : form.kind
    console.log(`${name.padEnd(24)} ${values.padEnd(22)} ${says.en}`)
  }
  return 0
}
