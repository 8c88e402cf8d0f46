import { defineConfig } from 'vitest/config';

/** `npm run test:socrata`: needs Python and its package registry, and says so where it skips. */
export default defineConfig({
  test: {
    include: ['scripts/**/*.socrata.ts'],
    testTimeout: 180_000,
    hookTimeout: 300_000,
  },
});
