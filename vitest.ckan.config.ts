import { defineConfig } from 'vitest/config';

/** `npm run test:ckan`: against the CKAN that `npm run ckan:start` started; says so where there is none. */
export default defineConfig({
  test: {
    include: ['scripts/**/*.ckan.ts'],
    // There is one server.
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
