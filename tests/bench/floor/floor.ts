import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'vite';
import type { BuiltApp } from '../../support/build';
import type { Sheet } from '../sheet';

const here = import.meta.dirname;

/**
 * Builds the floor that the app is measured against: one static page with all questions of the sheet as native radios.
 * Nothing that shows the same questions, keeps the answers and draws the same radar can do with much less.
 */
export async function buildFloor(sheet: Sheet): Promise<BuiltApp> {
  const dist = mkdtempSync(join(tmpdir(), 'kenshin-floor-'));
  await build({
    root: here,
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: dist,
      emptyOutDir: true,
      rolldownOptions: {
        input: join(here, 'radar.js'),
        output: { entryFileNames: 'radar.js' },
        preserveEntrySignatures: 'strict',
      },
    },
  });
  copyFileSync(join(here, 'sw.js'), join(dist, 'sw.js'));
  writeFileSync(join(dist, 'index.html'), pageOf(sheet));
  return { dist, remove: () => rmSync(dist, { recursive: true, force: true }) };
}

function pageOf({ instrument, text }: Sheet): string {
  const axisOf = new Map(instrument.axes.flatMap(({ questions }, axis) => questions.map((id) => [id, axis])));
  const choices = (question: string) =>
    instrument.choices.map(
      ({ id, points }) =>
        `<label><input type=radio name=${question} value=${id} data-points=${points}>${text.choices[id]}</label>`,
    );
  const fieldsets = instrument.sections
    .flatMap(({ questions }) => questions)
    .map(
      ({ id }) =>
        `<fieldset data-axis=${axisOf.get(id)}><legend>${text.questions[id]?.text}</legend>${choices(id).join('')}</fieldset>`,
    );
  const axes = instrument.axes.map(({ id }) => text.axes[id]?.short).join('|');
  return `<!doctype html>
<html lang="ja">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.title}</title>
<link rel="icon" href="data:,">
<style>
body { font: 18px/1.75 system-ui, sans-serif; }
label { display: block; min-height: 48px; }
</style>
<h1>${text.title}</h1>
<form>
${fieldsets.join('\n')}
</form>
<canvas data-axes="${axes}"></canvas>
<script>
${readFileSync(join(here, 'page.js'), 'utf8')}</script>
</html>
`;
}
