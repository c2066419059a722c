import { defineConfig } from 'vitest/config';

/** Kept apart from the tests: this takes many minutes, wants the machine to itself, and never fails because of a time. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    fileParallelism: false,
    testTimeout: 3_600_000,
    disableConsoleIntercept: true,
  },
});
