/**
 * Makes `dist/bin` of `src`, where it was not made of the same sources before. What is new is written beside its place and renamed
 * into it, entries last: at every instant `dist` is one that runs, whoever else builds and whatever fails.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const out = join(root, 'dist', 'bin');
const stamp = join(root, 'dist', 'made-of');
const entries = { 'server.js': 'src/server.ts', 'main.js': 'src/cli/main.ts' };
/** A chunk carries a hash of its content in its name: an older one is spared for a while, for programs that run. A package holds none. */
const spareMs = process.env.npm_lifecycle_event === 'prepack' ? 0 : 3_600_000;

function fingerprint() {
  const hash = createHash('sha256');
  const sources = fs.readdirSync(join(root, 'src'), { recursive: true }).map((file) => join('src', file));
  for (const file of ['package.json', 'tsconfig.json', 'scripts/build.js', ...sources.sort()])
    if (fs.statSync(join(root, file)).isFile())
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
    packages: 'external',
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outdir: out,
    entryNames: '[name]',
    write: false,
    logLevel: 'warning',
  };
  try {
    return await (await import('esbuild')).build(options);
  } catch (error) {
    // A fault of the sources. All else is that the native bundler was not installed: it is a tool of developers.
    if (error.errors) throw error;
    return (await import('esbuild-wasm')).build(options);
  }
}

function put(path, contents, mode) {
  const beside = `${path}.${process.pid}`;
  fs.writeFileSync(beside, contents, { mode });
  fs.chmodSync(beside, mode);
  fs.renameSync(beside, path);
}

async function make(sources) {
  const { outputFiles } = await bundle();
  const isEntry = ({ path }) => basename(path) in entries;
  fs.mkdirSync(out, { recursive: true });
  for (const file of outputFiles.sort((a, b) => Number(isEntry(a)) - Number(isEntry(b))))
    put(file.path, file.contents, isEntry(file) ? 0o755 : 0o644);
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
