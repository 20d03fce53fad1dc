// Finds the command, runs it, and says in a sentence what went wrong.
import { type Command, commands } from './commands.ts'
import { Mistake, WrongUsage } from './mistake.ts'

const failed = 1
const wrongUsage = 2

export async function runCommand([name = 'help', ...args]: readonly string[]): Promise<number> {
  if (name === 'help' || name === '--help') {
    help()
    return 0
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) {
    console.error(`There is no command «${name}»; ./vikno help lists them all.`)
    return wrongUsage
  }
  try {
    return (await (await command.load()).run(args)) ?? 0
  } catch (fault) {
    return explain(fault, command)
  }
}

async function explain(fault: unknown, { usage }: Command): Promise<number> {
  if (fault instanceof WrongUsage) {
    console.error(
      `${fault.message}; it goes like this: ${usage
        .split(' | ')
        .map((each) => `./vikno ${each}`)
        .join(' | ')}`,
    )
    return wrongUsage
  }
  const { reasonOf } = await import('./reasons.ts')
  const reason = fault instanceof Mistake ? fault.message : reasonOf(fault)
  // the stack alone: a database's fault carries the values it was about
  console.error(reason ?? (fault instanceof Error ? fault.stack : fault))
  return failed
}

function help(): void {
  console.log('Vikno, the window. Commands:\n')
  for (const { usage, does } of Object.values(commands)) console.log(`  ./vikno ${usage}\n      ${does}`)
}
