// `./vikno bench [--only WORD] [--json FILE]`: figures beside the limits measured in the same run.
import fs from 'node:fs'
import os from 'node:os'
import { bookings } from '../bench/bookings.ts'
import { commands } from '../bench/commands.ts'
import { type Figure, table } from '../bench/figure.ts'
import { forecasts } from '../bench/forecast.ts'
import { lineRule } from '../bench/line-rule.ts'
import { served } from '../bench/served.ts'

export async function run(args: readonly string[]): Promise<undefined> {
  const value = (flag: string) => (args.includes(flag) ? args[args.indexOf(flag) + 1] : undefined)
  const only = value('--only')
  const figures: Figure[] = []
  for (const bench of [lineRule, forecasts, bookings, commands, served]) {
    if (only && !bench.title.includes(only)) continue
    console.log(`${bench.title}…`)
    const found = await bench.run((step) => console.log(`  ${step}`))
    console.log(`\n${table(found)}\n`)
    figures.push(...found)
  }
  const file = value('--json')
  const machine = { node: process.version, cores: os.cpus().length, cpu: os.cpus()[0]?.model, load: os.loadavg() }
  if (file) fs.writeFileSync(file, JSON.stringify({ machine, figures }, null, 2))
}
