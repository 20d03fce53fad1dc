// The API of identity, by whom it is about.
import type { Routes } from '../../http/api.ts'
import { deviceRoutes } from './routes/devices.ts'
import { powerRoutes } from './routes/powers.ts'
import { residentRoutes } from './routes/residents.ts'
import { signInRoutes } from './routes/sign-in.ts'
import { staffRoutes } from './routes/staff.ts'
import { tokenRoutes } from './routes/tokens.ts'

export const routes: Routes = (api) => {
  residentRoutes(api)
  powerRoutes(api)
  signInRoutes(api)
  staffRoutes(api)
  tokenRoutes(api)
  deviceRoutes(api)
}
