// The API of identity, by whom it is about.
import type { Routes } from '../../http/api.ts'
import { residentRoutes } from './routes/residents.ts'
import { staffRoutes } from './routes/staff.ts'

export const routes: Routes = (api) => {
  residentRoutes(api)
  staffRoutes(api)
}
