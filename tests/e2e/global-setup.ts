import type { TestProject } from 'vitest/node';
import { buildCopy } from '../support/build';
import { serve } from '../support/server';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built app. */
    readonly dist: string;
    /** Where it is served for tests that do not need a server of their own. */
    readonly url: string;
  }
}

/** Builds the app once for all browser tests and serves it. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const built = buildCopy();
  const server = await serve(built.dist);
  project.provide('dist', built.dist);
  project.provide('url', server.url);
  return async () => {
    await server.close();
    built.remove();
  };
}
