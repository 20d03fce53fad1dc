import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { readConfig, settingNames, WrongConfig } from './config.ts'

type Given = Readonly<Record<string, string>>

function faultsOf(given: Given, demo = false): string[] {
  try {
    readConfig(given, { demo })
    return []
  } catch (fault) {
    if (!(fault instanceof WrongConfig)) throw fault
    return fault.message.split('\n')
  }
}

describe('the settings', () => {
  test('without any, everything stays on this machine and in the folder of the project', () => {
    const config = readConfig({}, { demo: false })
    expect(config).toMatchObject({ host: '127.0.0.1', port: 3000, demo: false, databaseUrl: undefined })
    expect(config.dataDir).toBe(path.resolve(import.meta.dirname, '../var'))
    expect(config.keysFile).toBe(path.join(config.dataDir, 'keys.json'))
  })

  test('an empty one is one that was not given', () => {
    expect(readConfig({ DATABASE_URL: '', PORT: '' }, { demo: false })).toEqual(readConfig({}, { demo: false }))
  })

  test('all faults are told at once, those of one setting and those of several together', () => {
    const given = {
      PORT: '99999',
      DATABASE_URL: 'mysql://here',
      LOG_LEVEL: 'loud',
      TRUST_PROXY: 'perhaps',
      DATABASE_CONNECTIONS: 'many',
      PUBLIC_URL: 'http://vikno.centre.example',
      SMTP_URL: 'mail.example',
      SMS_URL: 'https://sms.example',
      ID_GOV_UA_URL: 'https://id.example',
      VIKNO_CLOCK: '2030-01-01',
    }
    const faults = faultsOf(given)
    expect(faults.map((fault) => fault.split(':')[0]).sort()).toEqual(Object.keys(given).sort())
  })

  test.each<[wrong: Given, says: string]>([
    [{ PORT: 'http' }, 'PORT: must be a whole number from 0 to 65535'],
    [{ PORT: '80.5' }, 'PORT: must be a whole number from 0 to 65535'],
    [{ PUBLIC_URL: 'vikno.centre.example' }, 'PUBLIC_URL: must be an address like https://vikno.centre.example'],
    [{ PUBLIC_URL: 'https://town.example/vikno' }, 'PUBLIC_URL: must end after the name and port'],
    [
      { PUBLIC_URL: 'http://localhost.evil.example' },
      'PUBLIC_URL: must be https:// outside this machine; sign-in cookies would travel unprotected',
    ],
    [{ HOST: '0.0.0.0' }, 'PUBLIC_URL: is needed when HOST is not this machine; every link and QR code begins with it'],
    [{ SMS_URL: 'https://sms.example' }, 'SMS_URL: needs SMS_TOKEN beside it'],
    [{ VIKNO_KEY_FILE: 'keys.json' }, 'VIKNO_KEY_FILE: there is no such setting'],
  ])('%o is refused with its name', (wrong, says) => {
    expect(faultsOf(wrong)).toEqual([says])
  })

  test('a secret that stands in a wrong setting is not repeated', () => {
    expect(
      faultsOf({ DATABASE_URL: 'mysql://user:very-secret@here', SMTP_URL: 'user:very-secret' }).join(),
    ).not.toContain('very-secret')
  })

  test('every one is explained in docs/running.md, and none that does not exist', () => {
    const page = fs.readFileSync(path.resolve(import.meta.dirname, '../docs/running.md'), 'utf8')
    const rows = page.split('\n').filter((line) => /^\| `[A-Z]/.test(line))
    const named = rows.flatMap((line) => [...line.split('|')[1]!.matchAll(/`(\w+)`/g)].map((match) => match[1]!))
    expect(named.sort()).toEqual([...settingNames].sort())
  })

  test('the demo may be shown to the local network without https', () => {
    expect(faultsOf({ HOST: '0.0.0.0', PUBLIC_URL: 'http://192.168.1.5:3000' }, true)).toEqual([])
  })
})

describe('what links begin with', () => {
  test.each<[given: Given, publicUrl: string]>([
    [{}, 'http://localhost:3000'],
    [{ PORT: '8080' }, 'http://localhost:8080'],
    [{ HOST: '::1' }, 'http://localhost:3000'],
    [{ HOST: '127.0.0.5' }, 'http://localhost:3000'],
    [{ HOST: '0.0.0.0' }, 'http://localhost:3000'],
    [{ HOST: '192.168.1.5' }, 'http://192.168.1.5:3000'],
    [{ HOST: 'fd00::5' }, 'http://[fd00::5]:3000'],
    [{ PUBLIC_URL: 'https://vikno.centre.example/' }, 'https://vikno.centre.example'],
  ])('%o → %s', (given, publicUrl) => {
    expect(readConfig(given, { demo: true }).publicUrl).toBe(publicUrl)
  })
})

describe('paths', () => {
  test('are meant from where the person stands, not from where the program is', () => {
    const before = process.env.INIT_CWD
    process.env.INIT_CWD = '/srv/centre'
    try {
      const config = readConfig({ VIKNO_DATA: 'data', VIKNO_KEYS_FILE: '../safe/keys.json' }, { demo: false })
      expect([config.dataDir, config.keysFile]).toEqual(['/srv/centre/data', '/srv/safe/keys.json'])
    } finally {
      if (before === undefined) delete process.env.INIT_CWD
      else process.env.INIT_CWD = before
    }
  })
})
