import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { truthPlugin } from './src/dev/truth-plugin.ts';

export default defineConfig({
  base: './',
  plugins: [react(), truthPlugin(import.meta.dirname)],
  build: { target: 'es2023', chunkSizeWarningLimit: 4000 },
  worker: { format: 'es' },
  test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'node' },
});
