import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const colours = (css: string) =>
  new Map(
    [...css.matchAll(/(--color-[\w-]+):\s*(#[0-9a-f]+)/gi)].map(([, name, value]) => [name, value?.toLowerCase()]),
  );

it('every colour that is named after a design token of the Digital Agency has its value', () => {
  const published = colours(
    readFileSync(createRequire(import.meta.url).resolve('@digital-go-jp/design-tokens/dist/tokens.css'), 'utf8'),
  );
  const ours = colours(readFileSync(join(root, 'src/ui/tokens.css'), 'utf8'));
  expect(ours.size).toBeGreaterThan(15);
  for (const [name, value] of ours) expect(`${name} ${value}`).toBe(`${name} ${published.get(name)}`);
});
