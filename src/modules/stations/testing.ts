// Machines for tests: a hall with kiosks, boards and printers beside its desks, and the jobs of whatever was announced.
import type { App } from '../../app.ts'
import type { TestDatabase } from '../../db/testing.ts'
import type { Work } from '../../db/work.ts'
import { openPrinters, pretendHost } from '../../gateways/printer/open-printers.ts'
import { newId } from '../../kernel/id.ts'
import type { Wanted } from '../centres/testing.ts'
import { confirmPairing, startPairing } from '../identity/service/devices.ts'
import { deviceActor } from '../identity/service.ts'
import { type TestHall, testHall } from '../queue/testing.ts'
import type { Station, StationId } from './model.ts'
import { getStation } from './service/inventory.ts'
import { givePrinter, savePrinter } from './service/settings.ts'

export interface TestMachines extends TestHall {
  asHead<T>(useCase: (work: Work) => Promise<T>): Promise<T>
  /** Paired, and heard once. */
  pair(of: 'kiosk' | 'board', label?: string): Promise<{ id: StationId; hear(): Promise<void> }>
  printer(label?: string): Promise<StationId>
  kioskWithPrinter(): Promise<{ kiosk: StationId; printer: StationId }>
  station(id: StationId): Promise<Station>
}

export async function testMachines(test: TestDatabase, wanted: Wanted = {}): Promise<TestMachines> {
  const hall = await testHall(test, wanted)
  const { id: centreId } = hall.centre
  const asHead: TestMachines['asHead'] = (useCase) => test.database.run(hall.head, useCase)
  const machines: TestMachines = {
    ...hall,
    asHead,
    async pair(of, label = of) {
      const { code, token } = await asHead((work) => startPairing(work, { of, address: newId() }))
      const { id } = await asHead((work) => confirmPairing(work, { code, centreId, label }))
      const hear = async () => void (await test.database.run(hall.head, (work) => deviceActor(work, token)))
      await hear()
      return { id: id as string as StationId, hear }
    },
    async printer(label = 'принтер біля входу') {
      return (
        await asHead((work) => savePrinter(work, centreId, { label, host: pretendHost, port: 9100, codePage: 46 }))
      ).id
    },
    async kioskWithPrinter() {
      const [{ id: kiosk }, printer] = [await machines.pair('kiosk'), await machines.printer()]
      await asHead((work) => givePrinter(work, centreId, kiosk, printer))
      return { kiosk, printer }
    },
    station: (id) => test.database.look(hall.head, (work) => getStation(work, centreId, id)),
  }
  return machines
}

/** The demo's printers, with one made of software, and what of the app the jobs of machines use. */
export async function withPretendPrinter({ database }: TestDatabase) {
  const printers = await openPrinters({ demo: true })
  const log = { info: () => undefined, warn: () => undefined }
  return { printers, pretend: printers.pretend!, app: { database, printers, log } as unknown as App }
}
