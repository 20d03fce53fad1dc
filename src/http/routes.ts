// Every module's routes, on one page.
import { routes as appointments } from '../modules/appointments/routes.ts'
import { routes as audit } from '../modules/audit/routes.ts'
import { routes as benefits } from '../modules/benefits/routes.ts'
import { routes as cases } from '../modules/cases/routes.ts'
import { routes as catalogue } from '../modules/catalogue/routes.ts'
import { routes as centres } from '../modules/centres/routes.ts'
import { routes as identity } from '../modules/identity/routes.ts'
import { routes as notifications } from '../modules/notifications/routes.ts'
import { routes as queue } from '../modules/queue/routes.ts'
import { routes as reporting } from '../modules/reporting/routes.ts'
import { routes as stations } from '../modules/stations/routes.ts'
import type { Routes } from './api.ts'

export const moduleRoutes: readonly Routes[] = [
  appointments,
  audit,
  benefits,
  cases,
  catalogue,
  centres,
  identity,
  notifications,
  queue,
  reporting,
  stations,
]
