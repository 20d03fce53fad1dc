// The reference catalogue as the tests and the demo read it.
import fs from 'node:fs'
import path from 'node:path'
import type { Actor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import type { Service } from './model.ts'
import { cardOf, type ServiceRecord } from './record.ts'
import { readSource, type Source } from './source.ts'

const folder = path.join(import.meta.dirname, '../../../data/reference')

export const referenceSource: Source = {
  format: 'json',
  text: fs.readFileSync(path.join(folder, 'services.json'), 'utf8'),
  cards: fs
    .readdirSync(path.join(folder, 'service-cards'))
    .filter((name) => name !== 'index.json')
    .sort()
    .map((name) => fs.readFileSync(path.join(folder, 'service-cards', name), 'utf8')),
}

/** The reference services without a database. */
export function referenceServices(): Service[] {
  const { records, faults } = readSource(referenceSource)
  if (faults.length > 0) throw new Error(JSON.stringify(faults.slice(0, 5)))
  return records.map(({ record: { id, ...fields } }) => ({
    ...cardOf(fields, undefined, new Map()),
    id: newId<'Service'>(),
    key: id,
    versionId: newId<'ServiceVersion'>(),
    version: 1,
    validFrom: '2026-01-01' as Service['validFrom'],
  }))
}

const centreId = newId<'Centre'>()
const staff = (role: 'head' | 'administrator'): Actor => ({
  kind: 'staff',
  id: newId<'Staff'>(),
  posts: [{ role, place: centreId }],
  place: 'desk 1',
})
export const head = staff('head')
export const administrator = staff('administrator')

/** The least a new service needs. */
export const smallRecord = (id: string, more: Partial<ServiceRecord> = {}): ServiceRecord => ({
  id,
  name: `Послуга ${id}`,
  nameEn: `Service ${id}`,
  category: 'residence',
  authority: 'Виконавчий орган ради',
  deskMinutes: 10,
  channels: ['desk'],
  ...more,
})
