// ./vikno <command>

import { WrongConfig } from '../config.ts'
import { BackupRefused } from '../db/backup/backup.ts'
import { CannotStart } from '../db/cluster.ts'
import { WrongSchema } from '../db/migrate.ts'
import { type Command, commands } from './commands.ts'
import { Mistake } from './mistake.ts'

const [name = 'help', ...args] = process.argv.slice(2)

function help(): void {
  const width = Math.max(...Object.values(commands).map((command) => command.usage.length))
  console.log('Vikno, the window. Commands:\n')
  for (const { usage, does } of Object.values(commands)) console.log(`  ./vikno ${usage.padEnd(width)}  ${does}`)
}

/** What a person can mend is one sentence; everything else is a fault of ours and keeps its trace. */
function explain(fault: unknown): number {
  if (fault instanceof WrongConfig) console.error(`The settings are wrong:\n${fault.message.replace(/^/gm, '  ')}`)
  else if (
    fault instanceof CannotStart ||
    fault instanceof WrongSchema ||
    fault instanceof BackupRefused ||
    fault instanceof Mistake
  )
    console.error(fault.message)
  else if ((fault as { code?: string }).code === 'ENOSPC')
    console.error('The disk is full. Free some space and start again; nothing was lost.')
  else console.error(fault)
  return 1
}

const command: Command | undefined = commands[name]
if (!command) {
  if (name !== 'help') console.error(`There is no command «${name}».\n`)
  help()
  process.exitCode = name === 'help' ? 0 : 2
} else {
  try {
    process.exitCode = (await (await command.load()).run(args)) ?? 0
  } catch (fault) {
    process.exitCode = explain(fault)
  }
}
