// What every page knows: its language, a fresh key for its forms, whether this is the demo.
import type { LayoutServerLoad } from './$types'

export const load: LayoutServerLoad = ({ locals }) => ({
  lang: locals.lang,
  key: crypto.randomUUID(),
  demo: locals.demo,
})
