import { defineConfig } from 'vitest/config';

/** `npm run test:browser`: needs Chromium on the machine, and says so where it skips. */
export default defineConfig({
  test: {
    include: ['scripts/**/*.browser.ts'],
    testTimeout: 60_000,
    hookTimeout: 600_000,
  },
});
