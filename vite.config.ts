import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

const inProject = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The server hands out what lies compressed beside each file, so that no request pays for it. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  writeBundle({ dir = 'dist' }) {
    for (const name of readdirSync(join(dir, 'assets')).filter((file) => /\.(js|css|svg|json)$/.test(file))) {
      const file = join(dir, 'assets', name)
      const bytes = readFileSync(file)
      if (bytes.length < 1024) continue
      writeFileSync(`${file}.br`, brotliCompressSync(bytes))
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
    }
  },
})

export default defineConfig({
  root: inProject('.'),
  plugins: [react(), compressed()],
  resolve: {
    alias: [
      { find: /^#/, replacement: inProject('./src/') },
      // A contract carries zod schemas for the server; the browser needs only its method, path and types, and saves 60 KB.
      { find: /^zod$/, replacement: inProject('./src/ground/web/schema-free.ts') },
    ],
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome109', 'firefox115', 'safari16'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': process.env.API ?? 'http://127.0.0.1:8080' } },
})
