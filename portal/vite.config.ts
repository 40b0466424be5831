import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const API = 'http://localhost:4000'

export default defineConfig({
  root: here('.'),
  base: '/portal/',
  plugins: [react()],
  build: {
    outDir: here('../dist/portal'),
    emptyOutDir: true,
    // Monaco, in the explorer, is large; it is a page of its own and loads nowhere else.
    chunkSizeWarningLimit: 5000,
    rolldownOptions: {
      input: { index: here('index.html'), graphiql: here('graphiql.html') },
    },
  },
  server: {
    proxy: {
      '/graphql': { target: API, ws: true },
      '/auth': API,
      '/icons': API,
      '/uploads': API,
    },
  },
})
