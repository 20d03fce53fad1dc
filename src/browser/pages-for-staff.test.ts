// Half of the pages: those of staff. The other half runs at the same time in a browser of its own.
import { checkPages } from './every-page.ts'
import { pagesForStaff } from './pages.ts'

checkPages(pagesForStaff)
