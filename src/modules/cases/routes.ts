// The API of cases, in the order of the thread.
import type { Routes } from '../../http/api.ts'
import { actRoutes } from './routes/acts.ts'
import { fileRoutes } from './routes/file.ts'
import { intakeRoutes } from './routes/intake.ts'
import { paperRoutes } from './routes/papers.ts'
import { portalRoutes } from './routes/portal.ts'
import { questionRoutes } from './routes/questions.ts'
import { authorityRoutes, handOverRoutes } from './routes/two-sides.ts'

export const routes: Routes = (api) => {
  intakeRoutes(api)
  fileRoutes(api)
  handOverRoutes(api)
  authorityRoutes(api)
  actRoutes(api)
  paperRoutes(api)
  portalRoutes(api)
  questionRoutes(api)
}
