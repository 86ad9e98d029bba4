import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import product from './package.json' with { type: 'json' }
import { serviceWorker } from './src/cli/service-worker.plugin.ts'

const textsOfReactAria =
  /(?:react-aria|react-stately|react-aria-components)\/dist\/private\/intl\/.*?([a-z]{2}-[A-Z]{2})\.mjs$/

/** React Aria carries its few texts in thirty-four languages; two are spoken here, and any Chinese means Taiwan's. */
const spokenLanguages: Plugin = {
  name: 'spoken-languages',
  enforce: 'pre',
  load(id) {
    const language = textsOfReactAria.exec(id)?.[1]
    if (language === undefined || language === 'zh-TW' || language === 'en-US') return undefined
    return language === 'zh-CN' ? "export { default } from './zh-TW.mjs'" : 'export default {}'
  },
}

const server = process.env.SHOUSUI_SERVER ?? 'http://127.0.0.1:4116'

export default defineConfig({
  plugins: [spokenLanguages, react(), serviceWorker()],
  define: { 'import.meta.env.PRODUCT_VERSION': JSON.stringify(product.version) },
  // The server puts a fresh nonce in this place for each request.
  html: { cspNonce: '__NONCE__' },
  // A data: address would be refused by our content security policy.
  build: {
    outDir: 'dist/web',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 600,
    cssCodeSplit: false,
    rolldownOptions: {
      // A shape that a page does not use need not be built: making one has no effect of its own.
      treeshake: {
        manualPureFunctions: ['z'],
        moduleSideEffects: [{ test: /\/src\/domain\//, sideEffects: false }],
      },
      // What Today needs comes in one piece, not in a dozen round trips.
      output: { codeSplitting: { groups: [{ name: 'start', tags: ['$initial'] }] } },
    },
  },
  server: {
    port: 4117,
    // The server takes writes only from its own pages; behind this proxy they come from its address.
    proxy: { '/api': { target: server, changeOrigin: true, headers: { origin: server } } },
  },
})
