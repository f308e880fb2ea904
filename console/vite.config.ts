import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  // The server puts a fresh one in for each answer.
  html: { cspNonce: '__NONCE__' },
  build: {
    outDir: 'target/classes/console',
    emptyOutDir: true,
    target: 'es2023',
    // Nothing is written into the page as data: fonts and images are files, which the policy allows from here only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  server: {
    // `make run` in another shell.
    proxy: { '/v1': process.env.GOALPOST_URL ?? 'http://127.0.0.1:8080' },
    fs: { allow: ['..'] },
  },
})
