import { spawnSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { testDirectory } from '../helpers/database.ts';
import { builtCopy } from '../helpers/next-version.ts';
import { startServer } from '../helpers/program.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

const seeds = resolve(import.meta.dirname, '../../seeds');

test('every command works beside a server, also where the path is too long for a socket', async () => {
  const program = builtCopy();
  onTestFinished(program.remove);
  const seeded = await testDirectory({ seeded: true });
  const { path: place, remove } = temporaryDirectory();
  onTestFinished(remove);
  const data = join(place, 'd'.repeat(120));
  renameSync(seeded.path, data);
  const server = await startServer({ SIG_STATUS_DATA: data }, program.server);
  onTestFinished(() => void server.child.kill('SIGKILL'));

  const commands = [
    'token create --role chair --person @l0kod',
    'token list',
    'token rotate 1',
    'token revoke 1',
    `import ${seeds}/reports/2017-05-24.md`,
    'report agenda',
    'verify',
    `backup ${place}/a.backup`,
    `export ${place}/a.json.gz`,
    `verify --against ${place}/a.json.gz`,
    'migrate --dry-run',
  ];
  for (const command of commands) {
    const { status, stderr } = spawnSync(process.execPath, [program.cli, ...command.split(' ')], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, SIG_STATUS_DATA: data, SIG_STATUS_SEED: 'off' },
    });
    expect({ command, status, stderr: status ? stderr : '' }).toEqual({ command, status: 0, stderr: '' });
  }
  await server.says(/"command":"migrate"/);
});
