import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { precompress } from './precompress.ts'

/** What the browser may load. Public pages take `plain`, `gallery` and `enhance`; My apps adds `my-apps`; sign-in `passkey`. */
const CLIENT_ENTRIES = {
  plain: 'src/styles/plain.css',
  gallery: 'src/styles/gallery.css',
  enhance: 'src/enhance/main.ts',
  passkey: 'src/enhance/passkey.ts',
  'my-apps': 'src/main.tsx',
}

/** `vite build` makes what browsers load, `vite build --ssr` what the server calls to write pages. */
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  base: '/gallery-assets/',
  publicDir: 'public',
  plugins: [react(), precompress()],
  // One file without packages: the server needs no second copy of React beside it.
  ssr: { noExternal: true },
  define: isSsrBuild ? { 'process.env.NODE_ENV': '"production"' } : {},
  build: isSsrBuild
    ? {
        outDir: '../dist/gallery/server',
        copyPublicDir: false,
        emptyOutDir: true,
        rolldownOptions: {
          input: 'src/entry-server.tsx',
          output: { entryFileNames: 'entry-server.js' },
        },
      }
    : {
        outDir: '../dist/gallery/client',
        assetsDir: '',
        emptyOutDir: true,
        manifest: true,
        // No data: URLs: the Content Security Policy allows files of our own only.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        rolldownOptions: { input: CLIENT_ENTRIES },
      },
}))
