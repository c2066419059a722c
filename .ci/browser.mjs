// Prints the path of a Chromium or Chrome: CHROME_PATH, else one on the PATH, else Debian's, installed on the way
// when this runs as root on Debian or Ubuntu.
import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function findBrowser() {
  const { CHROME_PATH, PATH = '' } = process.env;
  if (CHROME_PATH) return CHROME_PATH;
  return PATH.split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isExecutable);
}

function installBrowser() {
  const missing = `No Chromium or Chrome was found. Install one (on Debian or Ubuntu: apt-get install ${PACKAGES.join(' ')}), or set CHROME_PATH to it.`;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) throw new Error(missing);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', ...PACKAGES],
  ]) {
    execFileSync('apt-get', args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  }
  const found = findBrowser();
  if (!found) throw new Error(missing);
  return found;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  try {
    console.log(findBrowser() ?? installBrowser());
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
