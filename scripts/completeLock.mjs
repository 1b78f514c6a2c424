// npm run lock: writes package-lock.json anew, for every platform. npm leaves out the optional packages that its
// registry does not show to it (binaries of other platforms, behind some mirrors), and `npm ci` then refuses the file.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'wasm32',
  'x64',
];
const libraries = { gnu: 'glibc', gnueabihf: 'glibc', musl: 'musl', musleabihf: 'musl' };

/** Which platform a binary is for, as its name says. */
function platformOf(name) {
  const words = name.split(/[^a-z0-9]+/);
  const pick = (known) => known.filter((word) => words.includes(word)).slice(0, 1);
  const libc = Object.keys(libraries)
    .filter((word) => words.includes(word))
    .map((word) => libraries[word]);
  return Object.fromEntries(
    Object.entries({ cpu: pick(processors), os: pick(systems), libc: libc.slice(0, 1) }).filter(
      ([, found]) => found.length > 0,
    ),
  );
}

/** Adds an entry for each optional package that is named by one in the file and has none. */
function complete(lock) {
  for (const [place, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const known = [`${place}/node_modules/${name}`, `node_modules/${name}`].some(
        (path) => path in lock.packages,
      );
      if (known || place === '' || !/^\d+\.\d+\.\d+[\w.-]*$/.test(version)) continue;
      lock.packages[`node_modules/${name}`] = {
        version,
        ...platformOf(name),
        ...(entry.dev && { dev: true }),
        optional: true,
      };
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const file = 'package-lock.json';
rmSync(file, { force: true });
const made = spawnSync('npm', ['install', '--package-lock-only'], { stdio: ['ignore', 'ignore', 'inherit'] });
if (made.status !== 0) process.exit(made.status ?? 1);
const lock = JSON.parse(readFileSync(file, 'utf8'));
complete(lock);
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
