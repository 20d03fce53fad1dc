// What `npm start` does before anything is installed, played on a little project whose npm and builder only note that they ran.
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { passingPlace } from '../town/running.ts'

const real = path.resolve(import.meta.dirname, '../..')
const places: string[] = []
afterAll(() => {
  for (const place of places) fs.rmSync(place, { recursive: true, force: true })
})

/** A tool that notes its work, unless it is told to fail or to be killed with whoever called it. */
const tool = (name: string, makes: string) => `
  const fs = require('node:fs')
  fs.appendFileSync('../steps', '${name}\\n')
  if (process.env.KILLED_AT === '${name}') { process.kill(process.ppid, 'SIGKILL'); process.exit(1) }
  if (process.env.FAILS_AT === '${name}') { console.log('${name}: line 5 is wrong'); process.exit(3) }
  fs.mkdirSync('${makes}', { recursive: true })
`

interface Project {
  readonly root: string
  prepare(environment?: Readonly<Record<string, string>>, ...flags: string[]): { code: number | null; said: string }
  /** What ran since the last look. */
  steps(): string[]
}

function project(): Project {
  const place = passingPlace('prepare')
  places.push(place)
  const [root, tools] = [path.join(place, 'project'), path.join(place, 'tools')]
  for (const folder of ['scripts', 'src/modules/queue', 'src/web', 'src/kernel', 'static'])
    fs.mkdirSync(path.join(root, folder), { recursive: true })
  for (const file of ['scripts/prepare.mjs', 'vikno']) fs.cpSync(path.join(real, file), path.join(root, file))
  for (const file of ['package-lock.json', 'vite.config.ts', 'src/modules/queue/rules.ts', 'src/web/page.svelte'])
    fs.writeFileSync(path.join(root, file), file)
  fs.mkdirSync(path.join(root, 'src/cli'))
  fs.writeFileSync(
    path.join(root, 'src/cli/main.ts'),
    'console.log(JSON.stringify([process.cwd(), process.env.INIT_CWD, ...process.argv.slice(2)]))',
  )
  fs.mkdirSync(tools)
  const npm = `#!${process.execPath}\n${tool('npm', 'node_modules')}
    for (const [file, text] of Object.entries(${JSON.stringify({
      'node_modules/@sveltejs/kit/svelte-kit.js': tool('sync', 'node_modules/$app'),
      'node_modules/vite/bin/vite.js': tool('build', 'build/web'),
    })})) { fs.mkdirSync(require('node:path').dirname(file), { recursive: true }); fs.writeFileSync(file, text) }`
  fs.writeFileSync(path.join(tools, 'npm'), npm, { mode: 0o755 })
  fs.symlinkSync(process.execPath, path.join(tools, 'node'))
  const PATH = `${tools}:/usr/bin:/bin`
  const noted = path.join(place, 'steps')
  return {
    root,
    prepare(environment = {}, ...flags) {
      const how = { env: { PATH, ...environment }, encoding: 'utf8' as const, cwd: place }
      const { status, stdout, stderr } = spawnSync(process.execPath, [`${root}/scripts/prepare.mjs`, ...flags], how)
      expect(stdout).toBe('')
      return { code: status, said: stderr }
    },
    steps() {
      const found = fs.existsSync(noted) ? fs.readFileSync(noted, 'utf8').trim().split('\n') : []
      fs.rmSync(noted, { force: true })
      return found
    },
  }
}

describe('preparing', () => {
  test('uses nothing but what Node brings', () => {
    const text = fs.readFileSync(path.join(real, 'scripts/prepare.mjs'), 'utf8')
    const from = [...text.matchAll(/(?:from|import\() ?'([^']+)'/g)].map((match) => match[1]!)
    expect(from.length).toBeGreaterThan(3)
    expect(from.filter((name) => !name.startsWith('node:'))).toEqual([])
  })

  test('is understood by the oldest Node that may begin', ({ skip }) => {
    const older = ['/usr/bin/node', '/usr/local/bin/node'].find(
      (file) => fs.existsSync(file) && /^v2[0-3]\./.test(execFileSync(file, ['--version'], { encoding: 'utf8' })),
    )
    if (!older) skip('there is no Node 20 to 23 on this machine')
    expect(() => execFileSync(older!, ['--check', path.join(real, 'scripts/prepare.mjs')])).not.toThrow()
  })

  test('installs, prepares types and builds, shows it, and does nothing the second time', () => {
    const { prepare, steps } = project()
    const { code, said } = prepare()
    expect([code, steps()]).toEqual([0, ['npm', 'sync', 'build']])
    expect(said.match(/…$|done in/gm)).toEqual(['…', 'done in', '…', 'done in', '…', 'done in'])
    expect([prepare(), steps()]).toEqual([{ code: 0, said: '' }, []])
  })

  test.each([
    ['package-lock.json', ['npm', 'sync', 'build']],
    ['vite.config.ts', ['sync', 'build']],
    ['src/modules/queue/rules.ts', ['build']],
    ['src/web/page.svelte', ['build']],
    ['src/cli/main.ts', []],
  ])('after a change of %s does what depends on it', (file, expected) => {
    const { root, prepare, steps } = project()
    prepare()
    steps()
    fs.appendFileSync(path.join(root, file), ' ')
    expect([prepare().code, steps()]).toEqual([0, expected])
  })

  test.each(['npm', 'sync', 'build'])(
    'killed in the middle of «%s» does that again, even when the input is as before',
    (step) => {
      const { root, prepare, steps } = project()
      prepare()
      steps()
      const change = (file: string, text: string) => fs.writeFileSync(path.join(root, file), text)
      change('package-lock.json', 'newer')
      expect(prepare({ KILLED_AT: step }).code).toBe(null)
      expect(steps().at(-1)).toBe(step)
      change('package-lock.json', 'package-lock.json')
      expect([prepare().code, steps()]).toEqual([0, expect.arrayContaining([step])])
      expect([prepare().code, steps()]).toEqual([0, []])
    },
  )

  test.each([
    ['npm', /^«npm ci .*» failed \(3\)\. Is npm installed, is the network there, and is the disk not full\?$/m],
    [
      'build',
      /build: line 5 is wrong[\s\S]*^«node .*vite\.js build .*» failed \(3\)\. The message above names the file at fault\.$/m,
    ],
  ])('says what failed and what to do: %s', (step, sentence) => {
    const { code, said } = project().prepare({ FAILS_AT: step })
    expect([code, said]).toEqual([1, expect.stringMatching(sentence)])
  })

  test('says that npm is missing', () => {
    const { code, said } = project().prepare({ PATH: '/nowhere' })
    expect([code, said]).toEqual([1, expect.stringMatching(/failed \(spawnSync npm ENOENT\)\. Is npm installed/)])
  })

  test('begun twice at once, works once', async () => {
    const { root, steps, prepare } = project()
    const env = { PATH: `${path.dirname(root)}/tools:/usr/bin:/bin` }
    const both = [1, 2].map(
      () =>
        new Promise((over) =>
          spawn(process.execPath, [`${root}/scripts/prepare.mjs`], { env, stdio: 'ignore' }).once('close', over),
        ),
    )
    expect([await Promise.all(both), steps()]).toEqual([
      [0, 0],
      ['npm', 'sync', 'build'],
    ])
    expect(prepare().code).toBe(0)
  })
})

describe('./vikno', () => {
  const run = (root: string, cwd: string, command = path.join(root, 'vikno'), ...args: string[]) => {
    const env = { PATH: `${path.dirname(root)}/tools:/usr/bin:/bin` }
    const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' })
    return { code: status, stdout, stderr }
  }

  test('works from any folder, by a link too, and tells where the person stands', () => {
    const { root, steps } = project()
    const link = path.join(path.dirname(root), 'link')
    fs.symlinkSync(path.join(root, 'vikno'), link)
    const here = fs.realpathSync(path.dirname(root))
    const { code, stdout, stderr } = run(root, here, link, 'backup', 'monday')
    expect([code, JSON.parse(stdout), steps()]).toEqual([
      0,
      [path.join(here, 'project'), here, 'backup', 'monday'],
      ['npm', 'sync'],
    ])
    expect(stderr).toContain('Installing packages')
  })

  test('builds the pages for commands that show them', () => {
    const { root, steps } = project()
    expect(run(root, root, undefined, 'serve').code).toBe(0)
    expect(steps()).toEqual(['npm', 'sync', 'build'])
  })
})
