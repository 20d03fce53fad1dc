// The API of booked times: from outside, and for those at work in the centre.
import type { Routes } from '../../http/api.ts'
import { publicRoutes } from './routes/public.ts'
import { staffRoutes } from './routes/staff.ts'

export const routes: Routes = (api) => {
  publicRoutes(api)
  staffRoutes(api)
}
