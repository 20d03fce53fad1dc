// ./vikno <command>. What was compiled once is kept, so that the next start reads it ready-made.
import module from 'node:module'
import path from 'node:path'

module.enableCompileCache(path.join(import.meta.dirname, '../../node_modules/.cache/vikno'))
const { runCommand } = await import('./run-command.ts')
// at once: a forgotten connection does not keep the process, and a second Ctrl+C does not find it without ears
process.exit(await runCommand(process.argv.slice(2)))
