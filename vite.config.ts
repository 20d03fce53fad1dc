// How the pages are built: SvelteKit for the screens, everything else left to Node as it is.
import path from 'node:path'
import type { Adapter } from '@sveltejs/kit'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig, type Plugin } from 'vite'
import type { App } from './src/app.ts'

/** In development our own process puts the running app here; in production it is handed over per request. */
export const development: { app?: App } = {}

/** Leaves SvelteKit's output where it is and adds the one file our server imports. */
const forOurServer: Adapter = {
  name: 'vikno',
  adapt(builder) {
    builder.generateServerInstance(`${builder.getServerDirectory()}/instance.js`)
  },
  supports: { read: () => true },
  emulate: () => ({ platform: () => ({ app: development.app! }) }),
}

/** The core is not bundled: pages import the same running modules as the rest of the process. */
function coreStaysOutside(): Plugin {
  const src = `${path.resolve('src')}/`
  const web = `${src}web/`
  return {
    name: 'core-stays-outside',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (this.environment.name !== 'ssr' || !importer || !source.endsWith('.ts')) return
      const found = await this.resolve(source, importer, { skipSelf: true })
      if (found?.id.startsWith(src) && !found.id.startsWith(web))
        return { id: found.id.replace(src, '#src/'), external: true }
    },
  }
}

/** The hash allows the one inline style of SvelteKit's route announcer; `http/csp.test.ts` notices when it changes. */
const announcerStyle = 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='

export default defineConfig({
  css: {
    // govuk-frontend carries a media query for old browsers that the parser refuses
    lightningcss: { errorRecovery: true },
    preprocessorOptions: { scss: { loadPaths: [path.resolve('.')], quietDeps: true } },
  },
  server: { watch: { ignored: ['**/var/**', '**/build/**'] } },
  plugins: [
    coreStaysOutside(),
    sveltekit({
      adapter: forOurServer,
      outDir: 'build/web',
      // the kiosk registers it for its own pages, and no other page does
      serviceWorker: { register: false },
      files: {
        serviceWorker: 'src/web/service-worker/kiosk-pages',
        src: 'src/web',
        routes: 'src/web',
        appTemplate: 'src/web/app.html',
        assets: 'static',
      },
      csp: {
        mode: 'nonce',
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          'style-src-attr': ['unsafe-hashes', announcerStyle],
          'img-src': ['self', 'data:'],
          'object-src': ['none'],
          'base-uri': ['self'],
          'form-action': ['self'],
          'frame-ancestors': ['none'],
        },
      },
    }),
  ],
})
