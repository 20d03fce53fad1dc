// The direction of imports, as the table of the house style has it. A new arrow is a change of this table, with a reason.
import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { describe, expect, test } from 'vitest'

const leansOn: Readonly<Record<string, readonly string[]>> = {
  audit: [],
  catalogue: [],
  identity: [],
  centres: ['identity', 'catalogue'],
  // a kiosk or board is the device identity has paired
  stations: ['centres', 'identity'],
  queue: ['centres', 'catalogue', 'stations', 'identity'],
  appointments: ['identity', 'centres', 'catalogue', 'stations', 'queue'],
  documents: ['identity'],
  cases: ['identity', 'catalogue', 'centres', 'queue', 'documents'],
  benefits: ['identity', 'catalogue', 'documents', 'cases'],
  'life-events': ['catalogue', 'documents', 'appointments', 'cases', 'benefits'],
  notifications: ['identity'],
  feedback: ['centres', 'catalogue', 'queue', 'cases'],
  training: ['identity', 'catalogue', 'documents'],
  reporting: [
    'centres',
    'catalogue',
    'queue',
    'appointments',
    'cases',
    'documents',
    'notifications',
    'feedback',
    'training',
    'stations',
  ],
  planning: ['centres', 'catalogue', 'stations', 'queue', 'appointments', 'training', 'reporting'],
}
const everyoneMayLeanOn = 'audit'

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

const all = fs
  .readdirSync('src', { recursive: true, encoding: 'utf8' })
  .map((file) => `src/${file}`)
  .filter((file) => /\.(ts|svelte)$/.test(file))
const isTest = (file: string) =>
  /\.test\.ts$|\/testing|src\/browser\/|src\/db\/demo\/|src\/(day|bench|proofs)\//.test(file)
const files = all.filter((file) => !isTest(file))

function importsOf(file: string): Import[] {
  const text = fs.readFileSync(file, 'utf8')
  const code = file.endsWith('.svelte')
    ? [...text.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map((block) => block[1]!).join('\n')
    : text
  const found: Import[] = []
  const add = (to: string, typeOnly: boolean) =>
    found.push({ from: file, to: to.startsWith('.') ? path.join(path.dirname(file), to) : to, typeOnly })
  const walk = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    )
      add(
        node.moduleSpecifier.text,
        ts.isImportDeclaration(node) ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword : node.isTypeOnly,
      )
    if (
      ts.isCallExpression(node) &&
      node.expression.kind === ts.SyntaxKind.ImportKeyword &&
      node.arguments[0] &&
      ts.isStringLiteral(node.arguments[0])
    )
      add(node.arguments[0].text, false)
    ts.forEachChild(node, walk)
  }
  walk(ts.createSourceFile(file, code, ts.ScriptTarget.ESNext))
  return found
}

const imports = files.flatMap(importsOf)
const moduleOf = (file: string) => /^src\/modules\/([^/]+)\//.exec(file)?.[1]
const roomOf = (file: string) => /^src\/modules\/[^/]+\/(.+)$/.exec(file)?.[1] ?? ''
const show = (bad: readonly Import[]) => bad.map((i) => `${i.from} -> ${i.to}`)

describe('the direction of imports', () => {
  test('a module leans only on those of its row', () => {
    const bad = imports.filter(({ from, to }) => {
      const [one, other] = [moduleOf(from), moduleOf(to)]
      return one && other && one !== other && other !== everyoneMayLeanOn && !leansOn[one]?.includes(other)
    })
    expect(show(bad)).toEqual([])
  })

  test('a module is entered by its model and its service', () => {
    const allowed = (from: string, room: string) =>
      /^(model\.ts|service\.ts|service\/)/.test(room) ||
      (moduleOf(from) === 'planning' && /^rules/.test(room)) ||
      (/^src\/http\/routes\.ts$/.test(from) && room === 'routes.ts') ||
      (/^src\/(jobs\/list|subscriptions)\.ts$/.test(from) && room === 'jobs.ts') ||
      // what only counts, on a page or for a command, asks the rule itself
      (/^src\/(web|cli)\//.test(from) && /^rules(\.ts|\/)/.test(room))
    const bad = imports.filter(
      ({ from, to }) => moduleOf(to) && moduleOf(from) !== moduleOf(to) && !allowed(from, roomOf(to)),
    )
    expect(show(bad)).toEqual([])
  })

  test('kernel leans on nothing, db and gateways know no module', () => {
    const bad = imports.filter(
      ({ from, to }) =>
        (from.startsWith('src/kernel/') && to.startsWith('src/') && !to.startsWith('src/kernel/')) ||
        (/^src\/(db|gateways)\//.test(from) && moduleOf(to)),
    )
    expect(show(bad)).toEqual([])
  })

  test('rules and models touch no database, no clock and no file', () => {
    const pure = imports.filter(({ from }) => /^(rules|model)(\.ts|\/)/.test(roomOf(from)))
    const bad = pure.filter(
      ({ to, typeOnly }) =>
        !typeOnly &&
        (/^(node:(?!crypto)|pg$|kysely$|fastify)/.test(to) ||
          /^src\/(db|http|gateways|jobs|web)\//.test(to) ||
          /\/(store|service)/.test(roomOf(to))),
    )
    expect(show(bad)).toEqual([])
    const clocks = files.filter(
      (file) =>
        /^(rules|model)(\.ts|\/)/.test(roomOf(file)) &&
        /Date\.now\(|new Date\(\)|Math\.random\(/.test(fs.readFileSync(file, 'utf8')),
    )
    expect(clocks).toEqual([])
  })

  test('a module reaches outward only in its routes and jobs', () => {
    const bad = imports.filter(
      ({ from, to, typeOnly }) =>
        moduleOf(from) &&
        !typeOnly &&
        /^src\/(http|gateways|jobs|realtime|web|cli)\//.test(to) &&
        !/^(routes|jobs)(\.ts|\/)/.test(roomOf(from)),
    )
    expect(show(bad)).toEqual([])
  })

  test('what reaches the browser imports only kernel, models, rules and pages', () => {
    const inBrowser = imports.filter(
      ({ from }) => from.endsWith('.svelte') || /^src\/web\/.*\+(page|layout)\.ts$/.test(from),
    )
    const may = (to: string) =>
      !to.startsWith('src/') || /^src\/(web|kernel)\//.test(to) || /^(model|rules)(\.ts|\/)/.test(roomOf(to))
    expect(show(inBrowser.filter(({ to, typeOnly }) => !typeOnly && !may(to)))).toEqual([])
  })
})

describe('one owner', () => {
  test("only a module's store names its tables", () => {
    const sources = files.filter((file) => file.startsWith('src/') && !/^src\/db\//.test(file))
    const names = Object.keys(leansOn).map((name) => name.replaceAll('-', '_'))
    const bad = sources.flatMap((file) => {
      const room = roomOf(file)
      if (/^(store|tables)(\.ts|\/)/.test(room)) return []
      const text = fs.readFileSync(file, 'utf8')
      return names
        .filter((name) =>
          new RegExp(
            `(from|into|update|join|selectFrom\\(|insertInto\\(|updateTable\\(|deleteFrom\\()\\s*['"\`]?${name}\\.[a-z_]+`,
          ).test(text),
        )
        .map((name) => `${file} names ${name}.*`)
    })
    expect(bad).toEqual([])
  })

  test('a store names the tables of its own module only', () => {
    const stores = files.filter(
      (file) => /^(store|tables)(\.ts|\/)/.test(roomOf(file)) && moduleOf(file) !== 'reporting',
    )
    const bad = stores.flatMap((file) => {
      const text = fs.readFileSync(file, 'utf8')
      const others = Object.keys(leansOn).filter((name) => name !== moduleOf(file))
      return others
        .filter((name) =>
          new RegExp(`\\b(from|into|update|join)\\s+${name.replaceAll('-', '_')}\\.[a-z_]+`, 'i').test(text),
        )
        .map((name) => `${file} names ${name}.*`)
    })
    expect(bad).toEqual([])
  })
})

describe('time', () => {
  test('no SQL and no column default asks the database for the time', () => {
    const sql = [
      ...all.filter((file) => !isTest(file) && !file.startsWith('src/web/')),
      ...fs.readdirSync('src/db/migrations').map((name) => `src/db/migrations/${name}`),
    ]
    const bad = sql.filter((file) =>
      /\b(now\(\)(?!:)|current_timestamp|clock_timestamp\(|statement_timestamp\(|localtimestamp|current_date)/i.test(
        withoutCalls(fs.readFileSync(file, 'utf8')),
      ),
    )
    expect(bad).toEqual([])
  })

  test('only the kernel asks the machine for the time', () => {
    const allowed = /^src\/(kernel|cli|db\/cluster|http|realtime|gateways|web\/.*\.svelte|web\/.*\/[a-z-]+\.ts)/
    const bad = files.filter(
      (file) => !allowed.test(file) && /Date\.now\(\)|new Date\(\)/.test(fs.readFileSync(file, 'utf8')),
    )
    expect(bad).toEqual([])
  })
})

/** `clock.now()` is ours; a bare `now()` inside SQL is the database's. */
const withoutCalls = (text: string): string =>
  text
    .replace(/\.now\(\)/g, '')
    .replace(/^\s*(\/\/|--|\*).*$/gm, '')
    .replace(/\bnow\(\): Instant/g, '')

describe('names', () => {
  test('no file is called utils, helpers, common or index', () => {
    expect(all.filter((file) => /\/(utils?|helpers?|common|misc|index)\.(ts|svelte)$/.test(file))).toEqual([])
  })

  test('nothing exported is unused', () => {
    const named = new Map<string, number>()
    for (const file of [...all, 'vite.config.ts', 'vitest.config.ts'])
      for (const [word] of fs.readFileSync(file, 'utf8').matchAll(/\w+/g)) named.set(word, (named.get(word) ?? 0) + 1)
    const exported = files
      .filter((file) => file.endsWith('.ts') && !/\+|hooks\.server|app\.d\.ts/.test(file))
      .flatMap((file) =>
        [...fs.readFileSync(file, 'utf8').matchAll(/^export (?:async )?(?:const|function|class) (\w+)/gm)].map(
          ([, name]) => ({ file, name: name! }),
        ),
      )
    const unused = exported.filter(({ name }) => named.get(name) === 1)
    expect(unused.map(({ file, name }) => `${file}: ${name}`)).toEqual([])
  })
})
