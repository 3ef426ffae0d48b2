import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { testDatabase, testDirectory } from '../helpers/database.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';
import { command } from './command.ts';

const doc = (name: string) => readFileSync(resolve(import.meta.dirname, '../../docs', name), 'utf8');
const DOCS = ['operating.md', 'backup.md', 'export.md'] as const;
/** Named, and not to be typed as they stand. */
const NAMES = ['export', 'restore', 'token create'];

const commandsIn = (name: string): string[] =>
  doc(name)
    .split('\n')
    .filter((line) => !line.includes('sudo '))
    .flatMap((line) =>
      [...line.matchAll(/(?:^ {4}|`)(?:[A-Z_]+=\S+ )*sig-status ([a-z][^`#]*?)(?=`| {2,}|$)/g)].map(
        ([, text = '']) => text.trim(),
      ),
    )
    .filter((text) => !NAMES.includes(text));

test.each(DOCS)('the commands of an operator’s day run as they stand in %s', async (name) => {
  const { path, remove } = temporaryDirectory();
  onTestFinished(remove);
  const tracker = await testDatabase('pglite', { seeded: true });
  onTestFinished(tracker.close);
  const at = (name: string) => join(path, name);
  const emptyPlace = async () => {
    const directory = await testDirectory({ bare: true });
    onTestFinished(directory.remove);
    return directory.path;
  };
  writeFileSync(at('minutes.md'), '# 2018-05-02\n\n## Meeting Notes\n\n* wireguard is well\n');
  const files = { backup: at('a.backup'), export: at('a.json.gz') };
  for (const [kind, file] of Object.entries(files))
    expect(await command(tracker.database, [kind, file])).toMatchObject({ exitCode: 0, err: '' });
  await command(tracker.database, ['token', 'create', '--role', 'chair', '--person', '@l0kod']);
  const { out } = await command(tracker.database, ['token', 'list', '--json']);
  const { id } = JSON.parse(out).at(-1);

  const commands = commandsIn(name);
  expect(commands.length).toBeGreaterThan(2);
  for (const text of commands) {
    const [verb = '', ...rest] = text.split(' ');
    const fills = verb === 'restore' || (verb === 'import' && text.includes('.json.gz'));
    const args = [verb, ...rest].map((word) => {
      if (word === 'FILE') return verb === 'import' ? at('minutes.md') : files.backup;
      if (word.endsWith('.backup')) return files.backup;
      if (word.endsWith('.json.gz')) return files.export;
      if (word === 'site') return at('site');
      return word === 'ID' ? String(id) : word;
    });
    if (verb === 'backup' || verb === 'export') args.push('--replace');
    const ownPlace = fills || verb === 'migrate';
    // One of them makes it itself; the others find it empty.
    const place = verb === 'migrate' ? at('data') : fills ? await emptyPlace() : '';
    const ended = await command(ownPlace ? null : tracker.database, args, {
      environment: ownPlace ? { SIG_STATUS_DATA: place } : {},
      // As after the token was revoked: another that can be rotated.
      now: new Date(),
    });
    if (text === 'token rotate ID') expect(ended.err).toMatch(/was revoked at|is issued in place/);
    else expect({ text, ...ended }).toMatchObject({ exitCode: 0 });
  }
});

test('the documents name all commands of a day', () => {
  expect(DOCS.flatMap(commandsIn).length).toBeGreaterThan(18);
});

test('the acts that the table names are in the schema', () => {
  const schema = readFileSync(resolve(import.meta.dirname, '../../schema/schema.graphql'), 'utf8');
  const table = doc('operating.md').split('## When it breaks')[1] ?? '';
  const acts = [...table.matchAll(/`([a-z]+[A-Z]\w+)[`(]/g)].map(([, name = '']) => name);
  expect(acts).toEqual(expect.arrayContaining(['redateMeeting', 'voidReport', 'redactLines', 'auditEvents']));
  expect(acts.filter((name) => !schema.includes(`\n  ${name}(`))).toEqual([]);
});
