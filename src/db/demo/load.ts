// The demo town: made at the first start in one piece, a few cases on their way after it, and left alone afterwards.
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import { pretendHost } from '../../gateways/printer/open-printers.ts'
import { systemActor } from '../../kernel/actor.ts'
import type { CentreId, StaffId } from '../../modules/centres/model.ts'
import { addDemoMachines, demoMachines, giveDemoSignIns } from '../../modules/identity/service/demo.ts'
import { type StationId, usualPrinter } from '../../modules/stations/model.ts'
import { givePrinter, savePrinter } from '../../modules/stations/service/settings.ts'
import type { Work } from '../work.ts'
import { loadBookings } from './bookings.ts'
import { loadCases } from './cases.ts'
import { type LoadedNetwork, loadCatalogue, loadNetworks } from './places.ts'
import { type DemoStaff, loadStaff } from './staff.ts'

const loader = systemActor('demo')
const settingName = 'demo-town'
export const demoPassword = 'вікно-у-двір-2026'

async function isThere(work: Work): Promise<boolean> {
  const { rows } = await sql`select 1 from db.setting where name = ${settingName}`.execute(work.db)
  return rows.length > 0
}

/** Who plays a day on an empty record leaves out the cases on their way. */
export async function loadDemo(
  { database }: Pick<App, 'database'>,
  tell: (step: string) => void,
  { withCases = true } = {},
): Promise<void> {
  if (await database.look(loader, isThere)) return
  const hall = await database.run(loader, async (work) => {
    tell('Loading the demo town: 546 services…')
    await loadCatalogue(work)
    tell('Loading the demo town: two networks of centres…')
    const networks = await loadNetworks(work)
    tell('Loading the demo town: people at work…')
    const staff = await loadStaff(work, networks)
    await giveDemoSignIns(work, peopleToMeet(networks, staff), demoPassword)
    await sql`insert into db.setting (name, value) values (${settingName}, to_jsonb(${work.now}::bigint))`.execute(
      work.db,
    )
    const centreKey = 'kharkiv-regional'
    return { centreId: networks[0]!.centres.get(centreKey)!.id, staff: staff.byName, centreKey }
  })
  if (!withCases) return
  await database.run(loader, (work) => loadMachines(work, hall.centreId))
  tell('Loading the demo town: cases on their way…')
  await loadCases(database, hall)
  tell('Loading the demo town: booked visits…')
  await loadBookings(database, hall, loader)
}

/** A kiosk with a printer made of software, and a board. */
async function loadMachines(work: Work, centreId: CentreId): Promise<void> {
  await addDemoMachines(work, centreId)
  const printer = await savePrinter(work, centreId, { label: 'Принтер біля входу', host: pretendHost, ...usualPrinter })
  await givePrinter(work, centreId, demoMachines.kiosk as string as StationId, printer.id)
}

/** One of each kind, at work where the thread of a visit passes: residence and social desks, and who decides there. */
function peopleToMeet(networks: readonly LoadedNetwork[], { byName }: DemoStaff): StaffId[] {
  const { authorities } = networks[0]!
  const deciding = (kind: string) => authorities.get(kind)!.key
  const residence = deciding('Виконавчий орган сільської, селищної, міської ради (орган реєстрації)')
  const pensions = deciding('Територіальний орган Пенсійного фонду України')
  const names = [
    'administrator-19.kharkiv-regional',
    'administrator-38.kharkiv-regional',
    'administrator-1.kharkiv-regional',
    'guide-1.kharkiv-regional',
    'head-1.kharkiv-regional',
    `officer-1.${residence}`,
    `chief.${residence}`,
    `officer-1.${pensions}`,
    'administrator-1.kherson-central',
    'head-1.kherson-central',
    'founder.kharkiv',
    'engineer',
  ]
  return names.map((name) => byName.get(name)!.id)
}
