import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { built } from '../helpers/built.ts';
import { describeOn } from '../helpers/database.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { openTracker, report, type Tracker } from '../reports/import/tracker.ts';

/** The command as a process of its own, with these settings and no others. */
async function sigStatus(args: string[], settings: Record<string, string>) {
  const environment = { PATH: process.env.PATH, HOME: process.env.HOME, ...settings };
  const child = spawn(process.execPath, ['--liftoff-only', built.main, ...args], { env: environment });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => {
    out += chunk;
  });
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const [code] = await once(child, 'close');
  // What the operator of the tests' PostgreSQL may want to know.
  return { code, out, err: err.replace(/^The database at .* is encoded as SQL_ASCII.*\n/gm, '') };
}

describeOn(['postgres'], 'the program sig-status', (open) => {
  let tracker: Tracker;
  const directory = temporaryDirectory();
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  afterAll(async () => {
    directory.remove();
    await tracker?.close();
  });

  const settings = () => ({ DATABASE_URL: tracker.url ?? '', SIG_STATUS_SEED: 'off' });

  test('imports, says so, and ends', async () => {
    const path = join(directory.path, '2017-05-24.md');
    writeFileSync(path, report('2017-05-24', { notes: '- WireGuard' }));
    const first = await sigStatus(['import', path], settings());
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('meeting of 2017-05-24 added');
    expect(await sigStatus(['import', path], settings())).toEqual({
      code: 0,
      out: `${path}: nothing changed\n`,
      err: '',
    });
    const none = join(directory.path, 'none.md');
    expect(await sigStatus(['import', none, path], settings())).toEqual({
      code: 1,
      out: `${path}: nothing changed\n`,
      err: `${none}:1:1 expected a file with a report, found nothing [not-found]\n1 of 2 reports was not imported\n`,
    });
    expect((await sigStatus(['report', 'minutes', '--date', '2017-05-24'], settings())).out).toBe(
      report('2017-05-24', { notes: '- WireGuard' }),
    );
  });

  test('names every setting that is wrong, and opens nothing', async () => {
    const { code, out, err } = await sigStatus(['verify'], {
      ...settings(),
      SIG_STATUS_SEED: 'perhaps',
      LOG_LEVEL: 'loud',
    });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('SIG_STATUS_SEED: expected on or off, got "perhaps".');
    expect(err).toContain('LOG_LEVEL: ');
  });

  test('says in one line that the database cannot be reached', async () => {
    const { code, err } = await sigStatus(['verify'], {
      DATABASE_URL: 'postgres://nobody:secret@127.0.0.1:1/none',
    });
    expect(code).toBe(1);
    expect(err).toMatch(/^sig-status: .+\n$/);
    expect(err).not.toContain('secret');
  });

  test('shows what there is to whoever asks wrongly', async () => {
    expect(await sigStatus(['imprt'], settings())).toMatchObject({
      code: 1,
      err: expect.stringContaining("unknown command 'imprt'"),
    });
    expect((await sigStatus(['--help'], settings())).out).toMatch(
      /serve[\s\S]*import[\s\S]*report[\s\S]*verify/,
    );
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
    expect(await sigStatus(['--version'], {})).toEqual({ code: 0, out: `${version}\n`, err: '' });
  });
});
