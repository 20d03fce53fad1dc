// ./vikno <command>. What was compiled once is kept, so that the next start reads it ready-made.
import module from 'node:module'
import path from 'node:path'

module.enableCompileCache(path.join(import.meta.dirname, '../../node_modules/.cache/vikno'))
const { runCommand } = await import('./run-command.ts')
process.exitCode = await runCommand(process.argv.slice(2))
// a connection that was forgotten does not keep the process
setTimeout(() => process.exit(), 3000).unref()
