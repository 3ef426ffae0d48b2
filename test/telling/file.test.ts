import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type ConfigError, readConfig } from '../../src/config.ts';
import { keepFileSubscriptions } from '../../src/domain/subscription/of-file.ts';
import { api } from '../graphql/write/api.ts';
import { testDatabase } from '../helpers/database.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

const SECRET = `whsec_${Buffer.from('a secret of twenty-four b').toString('base64')}`;

function configOf(tell: string, environment: Record<string, string> = {}) {
  const folder = temporaryDirectory();
  onTestFinished(folder.remove);
  cpSync(new URL('../../seeds', import.meta.url), folder.path, { recursive: true });
  const file = join(folder.path, 'sig.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\ntell:\n${tell}`);
  return readConfig({ SIG_STATUS_GROUP: folder.path, ...environment });
}

test('the group’s file says whom it tells; what it names no more ends, and what it names still goes on', async () => {
  const database = await testDatabase('pglite', { seeded: true });
  onTestFinished(() => database.close());
  const tracker = api(database);
  const chair = await tracker.token('CHAIR');
  const shown = async () =>
    (
      await tracker.read(
        '{ newsSubscriptions { nodes { id channel topic address pace isOfFile isOfGroup confirmedAt endedAt project { slug } } } }',
        {},
        { token: chair },
      )
    ).newsSubscriptions.nodes;
  const slack = '  - { by: slack, to_from: SLACK_URL }\n';
  const hook =
    '  - { by: webhook, to: "https://hooks.example.org", secret_from: HOOK_SECRET, about: project, project: wireguard }\n';
  const mail = '  - { by: email, to: list@example.org, about: meetings, pace: weekly }\n';
  const given = { SLACK_URL: 'https://chat.example.org/x', HOOK_SECRET: SECRET };
  await keepFileSubscriptions(database.db, configOf(slack + hook + mail, given).group.tell, new Date());
  const first = await shown();
  expect(first).toMatchObject([
    {
      channel: 'SLACK',
      topic: 'EVERYTHING',
      address: 'https://chat.example.org/x',
      isOfFile: true,
      isOfGroup: true,
      endedAt: null,
    },
    { channel: 'WEBHOOK', topic: 'PROJECT', project: { slug: 'wireguard' }, endedAt: null },
    { channel: 'EMAIL', pace: 'WEEKLY', confirmedAt: expect.any(String), endedAt: null },
  ]);
  await keepFileSubscriptions(database.db, configOf(hook + mail, given).group.tell, new Date());
  expect(await shown()).toMatchObject(
    first.map((each: { endedAt: null }, at: number) => ({
      ...each,
      ...(at === 0 ? { endedAt: expect.any(String), isOfFile: false } : {}),
    })),
  );
});

test('what is missing or wrong in it is said, and no secret is shown', () => {
  const problems = (tell: string, environment = {}) => {
    try {
      configOf(tell, environment);
      return [];
    } catch (error) {
      return (error as ConfigError).problems;
    }
  };
  expect(problems('  - { by: slack, to_from: SLACK_URL }\n')).toEqual([
    'SLACK_URL: expected an address or a secret, which sig.yaml (tell) reads from it; it is not set.',
  ]);
  expect(
    problems('  - { by: webhook, to: "https://x.example.org", secret_from: S }\n', { S: 'hunter2' }),
  ).toEqual(['S: expected whsec_ and at least 24 bytes in base64, got another kind of value (not shown).']);
  expect(problems('  - { by: email, to: "https://x.example.org", about: level }\n')).toEqual([
    'sig.yaml: tell: entry 1: expected level with about: level, and with no other topic.',
    'sig.yaml: tell: entry 1: expected an e-mail address, got something else.',
  ]);
});
