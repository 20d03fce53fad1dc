// Machines through the API: what there is and how it is, signs of life, what people say, printers.
import { z } from 'zod'
import type { Api, Routes } from '../../http/api.ts'
import { isoOf } from '../../kernel/time.ts'
import { noteStillThere } from '../identity/service/devices.ts'
import { usualPrinter } from './model.ts'
import {
  faultShown,
  historyShape,
  hours,
  id,
  moment,
  part,
  printShape,
  printShown,
  stationShape,
  stationShown,
} from './routes/shapes.ts'
import { historyOf, listStations } from './service/inventory.ts'
import { signOfLife } from './service/machine-says.ts'
import { listPrints } from './service/print.ts'
import { reportBroken, reportWorks } from './service/report.ts'
import { givePrinter, removePrinter, savePrinter, saveWorkstation } from './service/settings.ts'

const tags = ['stations']
const ofCentre = z.object({ centreId: id<'Centre'>() })
const ofStation = ofCentre.extend({ id: id<'Station'>() })
const nothing = { 204: z.null() }
const one = { 200: stationShape }

function reading(api: Api): void {
  const all = z.object({ items: z.array(stationShape) })
  api.get(
    '/centres/:centreId/stations',
    { schema: { tags, summary: 'Machines of a centre and how they are', params: ofCentre, response: { 200: all } } },
    async (request) => {
      const found = await request.look((work) => listStations(work, request.params.centreId))
      return { items: found.map(stationShown) }
    },
  )
  api.get(
    '/centres/:centreId/stations/:id/history',
    {
      schema: {
        tags,
        summary: 'What was wrong with it and in which state it was',
        params: ofStation,
        response: { 200: historyShape },
      },
    },
    async (request) => {
      const { params } = request
      const { faults, periods } = await request.look((work) => historyOf(work, params.centreId, params.id))
      const shown = periods.map(({ state, since, until }) => ({
        state,
        since: isoOf(since),
        until: until === null ? null : isoOf(until),
      }))
      return { faults: faults.map(faultShown), periods: shown }
    },
  )
}

function saying(api: Api): void {
  const broken = z.strictObject({
    part: part.nullable().optional(),
    note: z.string().max(300),
    expectedUntil: moment.nullable().optional(),
  })
  api.post(
    '/centres/:centreId/stations/:id/broken',
    {
      schema: {
        tags,
        summary: 'It is broken, or one device of a workstation is',
        params: ofStation,
        body: broken,
        response: one,
      },
    },
    async (request) => {
      const { params, body } = request
      return stationShown(await request.run((work) => reportBroken(work, params.centreId, params.id, body)))
    },
  )
  const works = z.strictObject({ part: part.nullable().optional() })
  api.post(
    '/centres/:centreId/stations/:id/works',
    {
      schema: {
        tags,
        summary: 'It works again, or one device of it does',
        params: ofStation,
        body: works,
        response: one,
      },
    },
    async (request) => {
      const { params, body } = request
      return stationShown(await request.run((work) => reportWorks(work, params.centreId, params.id, body.part)))
    },
  )
}

function living(api: Api): void {
  const parts = z.partialRecord(part, z.enum(['works', 'broken'])).optional()
  api.post(
    '/centres/:centreId/stations/:id/heartbeat',
    {
      schema: {
        tags,
        summary: 'A program on a workstation is there, at least once a minute; how its devices are',
        params: ofStation,
        body: z.strictObject({ parts }),
        response: nothing,
      },
    },
    async (request, reply) => {
      const { params, body } = request
      await request.run((work) => signOfLife(work, params.centreId, params.id, body.parts))
      return reply.code(204).send(null)
    },
  )
  api.post(
    '/devices/heartbeat',
    {
      schema: {
        tags: ['devices'],
        summary: 'A paired kiosk or board is there; any other request with its token says so too',
        response: nothing,
      },
    },
    async (request, reply) => {
      await request.run(noteStillThere)
      return reply.code(204).send(null)
    },
  )
}

const printer = z.strictObject({
  label: z.string().max(80),
  host: z.string().max(100),
  port: z.int().min(1).max(65_535).default(usualPrinter.port),
  codePage: z.int().min(0).max(255).default(usualPrinter.codePage),
})

function printers(api: Api): void {
  api.post(
    '/centres/:centreId/printers',
    { schema: { tags, summary: 'A printer in the centre’s network', params: ofCentre, body: printer, response: one } },
    async (request) =>
      stationShown(await request.run((work) => savePrinter(work, request.params.centreId, request.body))),
  )
  api.put(
    '/centres/:centreId/printers/:id',
    { schema: { tags, summary: 'Where the printer is', params: ofStation, body: printer, response: one } },
    async (request) => {
      const { params, body } = request
      return stationShown(await request.run((work) => savePrinter(work, params.centreId, { ...body, id: params.id })))
    },
  )
  api.delete(
    '/centres/:centreId/printers/:id',
    { schema: { tags, summary: 'The printer is gone', params: ofStation, response: nothing } },
    async (request, reply) => {
      await request.run((work) => removePrinter(work, request.params.centreId, request.params.id))
      return reply.code(204).send(null)
    },
  )
  api.get(
    '/centres/:centreId/printers/:id/prints',
    {
      schema: {
        tags,
        summary: 'What it was given lately',
        params: ofStation,
        response: { 200: z.object({ items: z.array(printShape) }) },
      },
    },
    async (request) => {
      const { params } = request
      const found = await request.look((work) => listPrints(work, params.centreId, params.id))
      return { items: found.map(printShown) }
    },
  )
}

function settings(api: Api): void {
  const workstation = z.strictObject({
    slotMinutes: z.int(),
    operators: z.int(),
    parts: z.array(part).max(20),
    hours: hours.nullable(),
  })
  api.put(
    '/centres/:centreId/stations/:id/workstation',
    {
      schema: {
        tags,
        summary: 'What booking knows of a biometric workstation',
        params: ofStation,
        body: workstation,
        response: one,
      },
    },
    async (request) => {
      const { params, body } = request
      return stationShown(await request.run((work) => saveWorkstation(work, params.centreId, params.id, body)))
    },
  )
  const given = z.strictObject({ printerId: id<'Station'>().nullable() })
  api.put(
    '/centres/:centreId/stations/:id/printer',
    { schema: { tags, summary: 'The printer of a kiosk', params: ofStation, body: given, response: nothing } },
    async (request, reply) => {
      const { params, body } = request
      await request.run((work) => givePrinter(work, params.centreId, params.id, body.printerId))
      return reply.code(204).send(null)
    },
  )
}

export const routes: Routes = (api) => {
  reading(api)
  saying(api)
  living(api)
  printers(api)
  settings(api)
}
