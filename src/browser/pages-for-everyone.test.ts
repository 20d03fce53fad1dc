// Half of the pages: those of residents, kiosks and boards. The other half runs at the same time in a browser of its own.
import { checkPages } from './every-page.ts'
import { pagesForEveryone } from './pages.ts'

checkPages(pagesForEveryone)
