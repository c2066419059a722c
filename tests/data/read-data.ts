/// <reference path="../../src/catalog/virtual.d.ts" />
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { ControlTexts } from '../../src/catalog/controls';
import type { InstrumentText } from '../../src/catalog/instruments';
import type { Control } from '../../src/domain/control';
import type { InstrumentFile } from '../../src/domain/instrument';

const ROOT = join(import.meta.dirname, '../..');

export const instrumentFolders: readonly string[] = readdirSync(join(ROOT, 'data/instruments')).sort();

/** The languages that the app offers: one file each in src/i18n. */
export const offeredLanguages: readonly string[] = readdirSync(join(ROOT, 'src/i18n')).flatMap((file) => {
  const language = /^([\w-]+)\.json$/.exec(file)?.[1];
  return language ? [language] : [];
});

/** What a file under data/ holds, unchecked. */
export function readData(...path: readonly string[]): unknown {
  return JSON.parse(readFileSync(join(ROOT, 'data', ...path), 'utf8'));
}

/** The languages for which data/<path> has a text file. */
export function languagesIn(...path: readonly string[]): readonly string[] {
  return readdirSync(join(ROOT, 'data', ...path)).flatMap((file) => /^text\.(.+)\.json$/.exec(file)?.[1] ?? []);
}

export function readInstrument(folder: string): InstrumentFile {
  return readData('instruments', folder, 'instrument.json') as InstrumentFile;
}

export function readInstrumentText(folder: string, language: string): InstrumentText {
  return readData('instruments', folder, `text.${language}.json`) as InstrumentText;
}

export function readControls(): readonly Control[] {
  return (readData('controls', 'controls.json') as { controls: Control[] }).controls;
}

export function readControlTexts(language: string): ControlTexts {
  return readData('controls', `text.${language}.json`) as ControlTexts;
}

/** A sentence for the reader: something in it, and no stray space around it. */
export const sentence = v.pipe(
  v.string(),
  v.check((text) => text !== '' && text.trim() === text, 'is empty or has space around it'),
);

/** What is wrong with `value`, each with the place where; empty when nothing is. */
export function problemsOf(schema: v.GenericSchema, value: unknown): readonly string[] {
  const { issues = [] } = v.safeParse(schema, value);
  return issues.map((issue) => `${v.getDotPath(issue)}: ${issue.message}`);
}

/** The path of every string, number and so on in `value`, sorted. */
export function pathsOf(value: unknown, prefix = ''): readonly string[] {
  if (typeof value !== 'object' || value === null) return [prefix];
  return Object.entries(value)
    .flatMap(([key, inner]) => pathsOf(inner, `${prefix}/${key}`))
    .sort();
}

/** SHA-256 of the wording alone: width of characters and white space do not count. */
export function digestOf(strings: readonly string[]): string {
  const wording = strings.map((string) => string.normalize('NFKC').replace(/\s/gu, ''));
  return createHash('sha256').update(wording.join('\n')).digest('hex');
}

export function repeated<T>(values: readonly T[]): readonly T[] {
  return values.filter((value, place) => values.indexOf(value) !== place);
}
