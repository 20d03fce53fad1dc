// `npm test`: types, style, architecture, every test; nothing in it is only a warning.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'

const node = process.execPath
const reports = 'var/reports'
rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })

const times = []
let failed = false

/** What a step says is told when it ends, for two run at a time; after a failure what runs ends, and nothing more begins. */
async function step(title, command, args, environment) {
  if (!failed && !(await passes(title, command, args, environment))) failed = true
}

async function passes(title, command, args, environment = {}) {
  console.log(`— ${title}…`)
  const started = Date.now()
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => said.push(text))
  const [status] = await once(child, 'close')
  times.push([title, Date.now() - started])
  console.log(`\n— ${title}: ${status === 0 ? 'done' : 'failed'}\n${Buffer.concat(said)}`)
  return status === 0
}

/** More than this is no matter of haste. */
const fewFiles = 2

/** What failed in a file or two is run again alone: what fails twice is broken, what fails once is named as unsteady. */
async function vitest(title, args, environment) {
  if (failed || (await passesVitest(title, args, environment))) return
  const files = brokenIn(reportOf(title))
  if (files.length > 0 && files.length <= fewFiles) {
    const config = args[0] === '--config' ? args.slice(0, 2) : []
    if (await passesVitest(`${title} again`, [...config, ...files], environment)) return
  }
  failed = true
}

const passesVitest = (title, args, environment) =>
  passes(
    title,
    node,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${reportOf(title)}`,
      ...args,
    ],
    environment,
  )

function reportOf(title) {
  return `${reports}/${title.replaceAll(' ', '-')}.json`
}

function brokenIn(report) {
  const files = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : []
  return files.filter((file) => file.status === 'failed').map((file) => file.name)
}

/** Use cases are tested again on a server, when one is given. */
const useCases = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((file) => /^(modules|db|jobs|day|realtime)\/.*\.test\.ts$/.test(file))
  .map((file) => `src/${file}`)
  .filter((file) => /testDatabase\(|testApp\(/.test(readFileSync(file, 'utf8')))

await step('types of the pages', node, ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'])
await step('style', 'node_modules/@biomejs/cli-linux-x64/biome', ['check', '--error-on-warnings'])
/** What either lane does when its own tests are over: the one that ends first takes the next. */
const rest = [types, typesOfTheServiceWorker, ...smallProofs()]
await Promise.all([pages().then(takeTheRest), rulesAndUseCases().then(takeTheRest)])
tell()
process.exitCode = failed ? 1 : 0

async function takeTheRest() {
  for (let next = rest.shift(); next; next = rest.shift()) await next()
}

function pages() {
  return vitest('pages in a browser', ['--config', 'vitest.browser.config.ts'], { TEST_DATABASE_URL: '' })
}

function types() {
  return step('types', node, [
    'node_modules/svelte-check/bin/svelte-check',
    '--tsconfig',
    './tsconfig.json',
    '--fail-on-warnings',
    '--output',
    'human',
  ])
}

function typesOfTheServiceWorker() {
  return step('types of the service worker', node, ['node_modules/typescript/bin/tsc', '-p', 'src/web/service-worker'])
}

function smallProofs() {
  const there = ['day', 'kills', 'race'].filter((proof) => existsSync(`src/cli/${proof}.ts`))
  const small =
    (title, ...args) =>
    () =>
      step(title, node, ['src/cli/main.ts', ...args, '--small'])
  return [...there.map((proof) => small(`a small ${proof}`, proof)), small('a small race for a draw', 'race', '--draw')]
}

async function rulesAndUseCases() {
  await vitest('rules and use cases', [], { TEST_DATABASE_URL: '' })
  if (process.env.TEST_DATABASE_URL) await vitest('use cases on a server', useCases)
  else console.log('— use cases on a server: not run, TEST_DATABASE_URL names none')
}

function tell() {
  const suites = readdirSync(reports).map((file) => JSON.parse(readFileSync(`${reports}/${file}`, 'utf8')))
  const tests = suites.flatMap((suite) =>
    suite.testResults.flatMap((file) =>
      file.assertionResults.map((result) => ({ ...result, file: file.name.replace(`${process.cwd()}/`, '') })),
    ),
  )
  const slowest = tests
    .filter((test) => test.duration)
    .sort((a, b) => b.duration - a.duration)
    .slice(0, 10)
  console.log('\nThe ten slowest tests')
  for (const test of slowest)
    console.log(`  ${(test.duration / 1000).toFixed(1).padStart(6)} s  ${test.fullName}  (${test.file})`)
  console.log('\nSteps')
  for (const [title, ms] of times) console.log(`  ${(ms / 1000).toFixed(1).padStart(6)} s  ${title}`)
  const passed = tests.filter((test) => test.status === 'passed').length
  const broken = tests.filter((test) => test.status === 'failed').map((test) => `${test.file}: ${test.fullName}`)
  const word = failed ? 'failed' : 'unsteady, failed once and passed alone'
  console.log(`\n${[`${passed} passed, ${broken.length} ${word}`, ...broken].join('\n  ')}`)
}
