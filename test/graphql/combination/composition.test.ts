import { afterAll, beforeAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { type Client, client } from '../../helpers/client.ts';
import { describeOnBoth, type TestDatabase } from '../../helpers/database.ts';

const COMPOSITION = `__typename
  ... on Composition { projects { slug } kernel { image cmdline } cmdline init onboot { name image } services { name } yml warnings report { verdict } }
  ... on CompositionClashError { message clashes { key needed sides { by project { slug } value } pairs { verdict claim { source } } } }`;
const of = (projects: string[]) =>
  `{ composition(projects: ${JSON.stringify(projects)}) { ${COMPOSITION} } }`;

describeOnBoth('the composition on the seeds', (open) => {
  let database: TestDatabase;
  let ask: Client;
  beforeAll(async () => {
    database = await open({ seeded: true });
    ask = client(database, { now: '2018-01-10T12:00:00Z' });
  });
  afterAll(() => database.close());

  test('WireGuard with MirageSDK composes into one file', async () => {
    const { composition } = await ask.data(of(['wireguard', 'miragesdk']));
    expect(composition.__typename).toBe('Composition');
    expect(composition.kernel.image).toMatch(/^linuxkit\/kernel-wireguard:/);
    expect(composition.cmdline).toBe('console=tty0 console=ttyS0 page_poison=1');
    const onboot = composition.onboot.map(({ name }: { name: string }) => name);
    expect(onboot).toEqual(['sysctl', 'binfmt', 'dhcp-client']);
    expect(composition.init.join()).toContain('wireguard-utils');
    const file = parse(composition.yml);
    expect(file).toMatchObject({
      kernel: { image: composition.kernel.image, cmdline: composition.cmdline },
      init: composition.init,
    });
    expect(composition.report.verdict).toBe('PLAUSIBLE');
    expect(composition.warnings).toEqual([]);
  });

  test('WireGuard with IMA namespacing clashes on the kernel image, and says what is needed', async () => {
    const { composition } = await ask.data(of(['wireguard', 'ima-namespace']));
    expect(composition.__typename).toBe('CompositionClashError');
    expect(composition.clashes).toHaveLength(1);
    const [clash] = composition.clashes;
    expect(clash.key).toBe('kernel.image');
    expect(clash.sides.map(({ project }: { project: { slug: string } }) => project.slug).sort()).toEqual([
      'ima-namespace',
      'wireguard',
    ]);
    expect(clash.needed).toMatch(/^one kernel built for both; .+“prototyped”.+1945/);
    expect(clash.pairs).toMatchObject([{ verdict: 'PROTOTYPED' }]);
    expect(composition.message).toContain('linuxkit/kernel-ima:');
  });

  test('images that are not pinned, and pairs in the way, are warnings', async () => {
    const { composition } = await ask.data(of(['okernel']));
    expect(composition.warnings.join(' ')).toContain('linuxkit/okernel:latest');
    const { composition: unknown } = await ask.data(of(['clear-containers', 'kernel-config']));
    expect(unknown.__typename).toBe('Composition');
    expect(unknown.warnings[0]).toContain('unknown');
  });

  test('the channel has no members, and is the base alone', async () => {
    const { composition, channel } = await ask.data(`{
      composition(channel: "testing") { ${COMPOSITION} }
      channel { criteria { key gates } composition { ... on Composition { yml } } } }`);
    expect(composition).toMatchObject({ __typename: 'Composition', projects: [], report: null });
    expect(composition.warnings[0]).toBe('No project is in it: this is the base alone.');
    expect(channel.composition.yml).toBe(composition.yml);
    expect(channel.criteria.length).toBeGreaterThan(0);
    for (const { gates } of channel.criteria) expect(gates).toBe('TESTING');
  });

  test.each([
    ['{ composition { __typename } }', 'neither'],
    ['{ composition(projects: ["wireguard"], channel: "testing") { __typename } }', 'both'],
    ['{ composition(projects: []) { __typename } }', 'at least 1'],
    ['{ composition(projects: ["nothing"]) { __typename } }', 'nothing'],
    ['{ composition(channel: "nothing") { __typename } }', 'nothing'],
  ])('%s is refused', async (query, words) => {
    const { errors } = await ask.ask(query);
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
    expect(errors?.[0]?.message).toContain(words);
  });
});
