import { defineConfig } from 'vitest/config';

/** `npm run test:openapi`: fetches GitHub's description of its API into a cache, and says so where it cannot. */
export default defineConfig({
  test: {
    include: ['scripts/**/*.openapi.ts'],
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
});
