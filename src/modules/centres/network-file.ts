// A file with a network of centres, as `data/reference/centres.json` writes it; checked before anything is stored.
import { z } from 'zod'
import { Refusal } from '../../kernel/refusal.ts'
import { no } from './model.ts'

const key = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'латинські літери, цифри й дефіс')
const count = z.object({ value: z.int().min(0).max(1000) })
const hours = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d–([01]\d|2[0-3]):[0-5]\d$/, 'години пишуться як 09:00–18:00')
  .nullable()

const zone = z.object({
  id: key,
  name: z.string().min(1).max(200),
  nameEn: z.string().min(1).max(200).optional(),
  desks: z.int().min(1).max(500),
  biometricStations: z.int().min(0).max(500).default(0),
})

const centre = z.object({
  id: key,
  name: z.string().min(1).max(200),
  nameEn: z.string().min(1).max(200),
  type: z.enum(['regional', 'territorial', 'planned']),
  placeCode: z
    .string()
    .regex(/^[0-9А-ЯҐЄІЇ]{2,8}$/, 'цифри або великі українські літери, від 2 до 8')
    .optional(),
  address: z.string().max(300).nullable(),
  website: z.url().optional(),
  phones: z.array(z.string().max(40)).default([]),
  desks: count.optional(),
  biometricStations: count.optional(),
  zones: z.array(zone).optional(),
  mobileUnits: count.optional(),
  openingHours: z.object({ mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours }),
  mergesInto: key.optional(),
})

const file = z.object({
  networks: z
    .array(
      z.object({
        id: key,
        name: z.string().min(1).max(200),
        nameEn: z.string().min(1).max(200),
        region: z.string().min(1).max(200),
        centres: z.array(centre).min(1),
      }),
    )
    .min(1),
})

export type NetworkFile = z.output<typeof file>
export type NetworkRecord = NetworkFile['networks'][number]
export type CentreRecord = NetworkRecord['centres'][number]

/** Names every bad record and field; accepts all or nothing. */
export function readNetworks(json: unknown): NetworkRecord[] {
  const read = file.safeParse(json)
  if (read.success) return read.data.networks
  throw new Refusal(
    ...read.error.issues.map(({ path, message }) =>
      no('bad-file', { why: `${placeOf(json, path)}: ${message}` }, path.join('.')),
    ),
  )
}

/** «kharkiv / kharkiv-central / openingHours.mon»: ids instead of positions where the file has them. */
function placeOf(json: unknown, path: readonly PropertyKey[]): string {
  const words: string[] = []
  let at: unknown = json
  for (const step of path) {
    at = (at as Record<PropertyKey, unknown> | null | undefined)?.[step]
    const id = (at as { id?: unknown } | null | undefined)?.id
    if (typeof step !== 'number') words.push(String(step))
    else words.push(typeof id === 'string' ? `«${id}»` : `№ ${step + 1}`)
  }
  return words.join(' / ')
}
