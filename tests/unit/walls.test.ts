import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** Puts one file into a folder for as long as a checker looks at it, and returns what the checker says. */
function plant(folder: string, content: string, program: string, args: (file: string) => readonly string[]): string {
  const file = join(root, folder, `planted-${randomUUID()}.ts`);
  try {
    writeFileSync(file, content);
    const result = spawnSync(process.execPath, [join(root, 'node_modules', program), ...args(file)], {
      cwd: root,
      encoding: 'utf8',
    });
    return result.stdout + result.stderr;
  } finally {
    rmSync(file);
  }
}

const lint = (folder: string, line: string) =>
  plant(folder, `${line}\nexport const used = [planted];\n`, '@biomejs/biome/bin/biome', (file) => ['lint', file]);
const compile = (folder: string, content: string) =>
  plant(folder, content, 'typescript/bin/tsc', () => ['-p', join(root, folder)]);

const PLANTED = [
  ['src/domain', "import { planted } from '../storage/database';", 'domain is pure'],
  ['src/domain', "import { planted } from 'preact';", 'domain is pure'],
  ['src/catalog', "import { planted } from '../storage/database';", 'catalog only reads data/'],
  ['src/storage', "import { planted } from '../state/assessments';", 'storage only keeps records'],
  ['src/i18n', "import { planted } from '../state/assessments';", 'i18n knows only its own texts'],
  ['src/state', "import { planted } from '../ui/page';", 'state never shows anything'],
  ['src/ui', "import { planted } from '../state/assessments';", 'ui takes props'],
  ['src/pages', "import { planted } from '../storage/database';", 'pages call verbs of state/'],
  ['src/pages', "import { planted } from './home';", 'a page never imports another page'],
  ['src/pages', "import { planted } from '../offline';", 'pages get what the app does as props'],
  ['src/sw', "import { planted } from '../routes';", 'the service worker shares nothing'],
] as const;

describe('an import through a wall is refused with what to do instead', () => {
  it.each(PLANTED)('%s: %s', (folder, line, message) => {
    expect(lint(folder, line)).toContain(message);
  });

  it('an import that the picture allows passes', () => {
    expect(lint('src/pages', "import { planted } from '../state/assessments';")).not.toContain('noRestrictedImports');
  });
});

describe('the compiler keeps domain and service worker apart', () => {
  it('domain has no DOM', () => {
    expect(compile('src/domain', 'export const planted = document.title;\n')).toContain("Cannot find name 'document'");
  });

  it('domain imports nothing of the app outside its folder', () => {
    expect(compile('src/domain', "export { linkTo } from '../routes';\n")).toContain("is not under 'rootDir'");
  });

  it('the service worker has no page', () => {
    expect(compile('src/sw', 'export const planted = document.title;\n')).toContain("Cannot find name 'document'");
  });
});
