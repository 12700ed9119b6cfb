import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

// The browser talks to the console's back end only; in development that is wherever REDRESS_DEV_BACKEND says.
const backend = process.env['REDRESS_DEV_BACKEND'] ?? 'http://localhost:8080';

export default defineConfig({
  plugins: [react()],
  server: { port: 5173, proxy: { '/api': { target: backend } } },
  build: {
    outDir: 'dist',
    target: 'es2022',
    // The content security policy forbids data: fonts, so nothing may be inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
  },
  test: { environment: 'node', include: ['src/**/*.test.{ts,tsx}'] },
});
