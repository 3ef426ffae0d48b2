/**
 * Makes `dist/bin` of `src` and of the packages that it uses, where it was not made of the same before: to find and read each of a
 * thousand files takes a third of a start. What is new is written beside its place and renamed into it, entries last: at every
 * instant `dist` is one that runs, whoever else builds and whatever fails.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'dist', 'bin');
const stamp = join(root, 'dist', 'made-of');
const entries = { 'server.js': 'src/server.ts', 'main.js': 'src/cli/main.ts' };
/** Packages that bring files of their own beside their code, that start threads, that may be left out, or that are seldom loaded. */
const external = [
  '@electric-sql/*',
  '@graphql-yoga/render-graphiql',
  '@opentelemetry/*',
  '@resvg/*',
  'dejavu-fonts-ttf',
  'esbuild',
  'esbuild-wasm',
  'pg-native',
  'pino',
];
/** What packages of the other module system expect to find; under names that none of them has. */
const head = `import * as module$ofNode from 'node:module';
import * as path$ofNode from 'node:path';
import * as url$ofNode from 'node:url';
const require = module$ofNode.createRequire(import.meta.url);
const __filename = url$ofNode.fileURLToPath(import.meta.url);
const __dirname = path$ofNode.dirname(__filename);`;
/** A chunk carries a hash of its content in its name: an older one is spared for a while, for programs that run. A package holds none. */
const spareMs = process.env.npm_lifecycle_event === 'prepack' ? 0 : 3_600_000;

function fingerprint() {
  const hash = createHash('sha256');
  const sources = fs.readdirSync(join(root, 'src'), { recursive: true }).map((file) => join('src', file));
  const given = ['package.json', 'package-lock.json', 'tsconfig.json', 'scripts/build.js'];
  for (const file of [...given, ...sources.sort()])
    if (fs.statSync(join(root, file), { throwIfNoEntry: false })?.isFile())
      hash.update(`${file}\n`).update(fs.readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** Names of the files in `dist/bin` where they were made of these sources; null where they were not. */
function madeOf(sources) {
  const [of, ...names] = fs.existsSync(stamp) ? fs.readFileSync(stamp, 'utf8').trim().split('\n') : [];
  return of === sources && names.every((name) => fs.existsSync(join(out, name))) ? names : null;
}

async function bundle() {
  const options = {
    absWorkingDir: root,
    entryPoints: Object.values(entries),
    bundle: true,
    splitting: true,
    external,
    banner: { js: head },
    metafile: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outdir: out,
    entryNames: '[name]',
    write: false,
    logLevel: 'warning',
    // `library.default` is asked for where a package has one.
    logOverride: { 'import-is-undefined': 'silent' },
  };
  try {
    return await (await import('esbuild')).build(options);
  } catch (error) {
    // A fault of the sources. All else is that the native bundler was not installed: it is a tool of developers.
    if (error.errors) throw error;
    return (await import('esbuild-wasm')).build(options);
  }
}

/** Names, versions and licences of the packages that these files were put into. */
function notices({ inputs }) {
  const folders = Object.keys(inputs).map((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0]);
  return [...new Set(folders)]
    .filter((folder) => folder !== undefined)
    .sort()
    .map((folder) => {
      const { name, version, license } = JSON.parse(
        fs.readFileSync(join(root, folder, 'package.json'), 'utf8'),
      );
      const file = fs.readdirSync(join(root, folder)).find((each) => /^licen[cs]e/i.test(each));
      const text = file ? fs.readFileSync(join(root, folder, file), 'utf8').trim() : '';
      return `${name} ${version} (${license})\n\n${text}\n`;
    })
    .join(`\n${'-'.repeat(72)}\n\n`);
}

function put(path, contents, mode) {
  const beside = `${path}.${process.pid}`;
  fs.writeFileSync(beside, contents, { mode });
  fs.chmodSync(beside, mode);
  fs.renameSync(beside, path);
}

async function make(sources) {
  const { outputFiles, metafile } = await bundle();
  const isEntry = ({ path }) => basename(path) in entries;
  fs.mkdirSync(out, { recursive: true });
  for (const file of outputFiles.sort((a, b) => Number(isEntry(a)) - Number(isEntry(b))))
    put(file.path, file.contents, isEntry(file) ? 0o755 : 0o644);
  put(join(root, 'dist', 'third-party-licenses.txt'), notices(metafile), 0o644);
  const names = outputFiles.map(({ path }) => basename(path));
  put(stamp, `${[sources, ...names].join('\n')}\n`, 0o644);
  return names;
}

function clearAway(made) {
  for (const name of fs.readdirSync(out).filter((each) => !made.includes(each))) {
    const age = Date.now() - (fs.statSync(join(out, name), { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > spareMs) fs.rmSync(join(out, name), { recursive: true, force: true });
  }
}

// What was installed without its sources has been built.
if (fs.existsSync(join(root, 'src', 'server.ts'))) {
  const sources = fingerprint();
  clearAway(madeOf(sources) ?? (await make(sources)));
}
