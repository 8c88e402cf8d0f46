import { defineConfig } from 'vitest/config';

/** `npm run test:github`: needs a scratch organisation on github.com, and says so where it skips. */
export default defineConfig({
  test: {
    include: ['scripts/**/*.github.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
