import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const SOURCES = ['src', 'data', 'public', 'index.html', 'vite.config.ts', 'package.json', 'tsconfig.json'];

export interface BuiltApp {
  /** Folder of the built files. */
  readonly dist: string;
  remove(): void;
}

/** Builds a copy of the project; `change` may edit the copy first. The project itself is not touched. */
export function buildCopy(change: (copy: string) => void = () => {}): BuiltApp {
  const copy = mkdtempSync(join(tmpdir(), 'kenshin-'));
  for (const source of SOURCES) cpSync(join(root, source), join(copy, source), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  change(copy);
  execFileSync(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'build', '--logLevel', 'warn'], {
    cwd: copy,
    // The test runner sets it to "test", and the build would come out larger and with checks that nobody is shipped.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
    timeout: 120_000,
  });
  return { dist: join(copy, 'dist'), remove: () => rmSync(copy, { recursive: true, force: true }) };
}
