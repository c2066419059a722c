import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LICENCES = ['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD', '(MIT OR Apache-2.0)'];
const MOST_RUNNING = 15;

/** What npm notes of one installed package. */
interface Entry {
  readonly version?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
}

function read(file: string) {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../..', file), 'utf8'));
}

const packages: Readonly<Record<string, Entry>> = read('package-lock.json').packages;
const { '': own, ...installed } = packages;

/** Where the package that `path` calls by this name is installed: the nearest on the way up. */
function findInstalled(path: string, name: string): string | undefined {
  const place = path ? `${path}/node_modules/${name}` : `node_modules/${name}`;
  if (packages[place]) return place;
  return path ? findInstalled(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))), name) : undefined;
}

/** Everything that a package cannot do without. npm's own marks also count what only tools would like to have. */
function addNeeded(path: string, found: Set<string>): Set<string> {
  const { dependencies, optionalDependencies, peerDependencies = {}, peerDependenciesMeta } = packages[path] ?? {};
  const peers = Object.keys(peerDependencies).filter((name) => !peerDependenciesMeta?.[name]?.optional);
  for (const name of [...Object.keys({ ...dependencies, ...optionalDependencies }), ...peers]) {
    const place = findInstalled(path, name);
    if (!place || found.has(place)) continue;
    addNeeded(place, found.add(place));
  }
  return found;
}

const shipped = [...addNeeded('', new Set())].sort();
/** Declarations hold nothing that runs. */
const running = shipped.filter((path) => !path.startsWith('node_modules/@types/'));
const shippedWhere = (isWrong: (entry: Entry) => unknown) => shipped.filter((path) => isWrong(packages[path] ?? {}));

describe('package-lock.json', () => {
  it('holds the checksum of every package', () => {
    expect(own).toBeDefined();
    const unchecked = Object.entries(installed).filter(([, { integrity }]) => !integrity?.startsWith('sha512-'));
    expect(unchecked.map(([path]) => path)).toEqual([]);
  });

  it(`ships at most ${MOST_RUNNING} packages that hold code`, () => {
    console.log(
      `runtime packages: ${running.length} of ${MOST_RUNNING}, declarations: ${shipped.length - running.length}`,
    );
    for (const name of Object.keys(own?.dependencies ?? {})) expect(running).toContain(`node_modules/${name}`);
    expect(running.slice(MOST_RUNNING)).toEqual([]);
  });

  it('ships nothing that runs at its installation', () => {
    expect(shippedWhere(({ hasInstallScript }) => hasInstallScript)).toEqual([]);
  });

  it('ships nothing under a licence that was not looked at', () => {
    expect(shippedWhere(({ license }) => !LICENCES.includes(license ?? ''))).toEqual([]);
  });
});

describe('package.json', () => {
  const { dependencies, devDependencies, overrides } = read('package.json');

  it('names one exact version of everything', () => {
    const wanted = Object.entries<string>({ ...dependencies, ...devDependencies, ...overrides });
    expect(wanted.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('lets nothing run at installation', () => {
    expect(readFileSync(join(import.meta.dirname, '../../.npmrc'), 'utf8')).toContain('ignore-scripts=true');
  });
});
