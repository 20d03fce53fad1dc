// `./vikno restore DIR [--keys FILE]`
import path from 'node:path'
import { readConfig } from '../config.ts'
import { restore } from '../db/backup/backup.ts'
import { Mistake } from './mistake.ts'

export async function run(args: readonly string[]): Promise<undefined> {
  const at = args.indexOf('--keys')
  const givenKeys = at >= 0 ? args[at + 1] : undefined
  const source = args.find((arg, index) => !arg.startsWith('--') && (at < 0 || index !== at + 1))
  if (!source || (at >= 0 && !givenKeys)) throw new Mistake('Name the backup: ./vikno restore DIR [--keys FILE]')
  const config = readConfig(process.env, { demo: false })
  const made = await restore({
    source: path.resolve(source),
    dataDir: config.dataDir,
    keysFile: config.keysFile,
    givenKeys,
  })
  console.log(`Restored the backup of ${made.madeAt} into ${config.dataDir}.`)
}
