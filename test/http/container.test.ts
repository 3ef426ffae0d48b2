import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../src/config.ts';
import { manual } from '../helpers/manual.ts';

const root = resolve(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(resolve(root, file), 'utf8');

/** Instructions in order, continued lines joined, comments left out. */
const instructions = read('Dockerfile')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ verb: line.split(' ', 1)[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));
const lastStage = instructions.slice(instructions.map(({ verb }) => verb).lastIndexOf('FROM'));

const { start } = JSON.parse(read('package.json')).scripts as { start: string };

describe('Dockerfile', () => {
  test('the image runs as a user without rights, with node as its first process', () => {
    expect(lastStage.filter(({ verb }) => verb === 'USER').map(({ rest }) => rest)).toEqual(['node']);
    const last = lastStage.at(-1);
    expect(last?.verb).toBe('CMD');
    const command: string[] = JSON.parse(last?.rest ?? '');
    const isOfHeap = (word: string) => /^--(?:max-semi-space-size|heap-growing-percent)=\d+$/.test(word);
    const program = (words: string[]) => words.filter((word) => !isOfHeap(word));
    // The same program as npm starts, in a heap of its own size, which Node must know how to make.
    expect(program(command)).toEqual(program(start.split(' ')));
    expect(program(command)).toEqual(['node', 'dist/bin/server.js']);
    expect(spawnSync(process.execPath, [...command.filter(isOfHeap), '--eval', '']).status).toBe(0);
    expect(lastStage.some(({ verb, rest }) => verb === 'HEALTHCHECK' && rest.includes('/health'))).toBe(true);
  });

  test('its base is named by digest, with the tag that a person reads, and is one Node throughout', () => {
    const bases = instructions.filter(({ verb }) => verb === 'FROM').map(({ rest }) => rest.split(' ')[0]);
    expect(new Set(bases).size).toBe(1);
    expect(bases[0]).toMatch(/^node:2[24]\.\d+\.\d+-bookworm-slim@sha256:[0-9a-f]{64}$/);
  });

  test('the command line is on the PATH', () => {
    const links = lastStage.filter(({ verb, rest }) => verb === 'RUN' && rest.includes('sig-status'));
    expect(links.map(({ rest }) => rest)).toEqual([
      expect.stringContaining('ln -s /app/dist/bin/main.js /usr/local/bin/sig-status'),
    ]);
  });

  test('the tools of the build stay behind', () => {
    expect(instructions.filter(({ verb }) => verb === 'FROM')).toHaveLength(2);
    expect(instructions.some(({ rest }) => rest.includes('npm prune --omit=dev'))).toBe(true);
  });

  test('whatever it copies exists and is let in by .dockerignore', () => {
    const letIn = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = instructions
      .filter(({ verb, rest }) => verb === 'COPY' && !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    expect(copied.filter((path) => !existsSync(resolve(root, path)))).toEqual([]);
    expect(
      copied.filter((path) => !letIn.some((each) => path === each || path.startsWith(`${each}/`))),
    ).toEqual([]);
  });

  test('its settings are settings', () => {
    const given = lastStage
      .filter(({ verb }) => verb === 'ENV')
      .flatMap(({ rest }) => rest.split(' ').map((pair) => pair.split('=') as [string, string]));
    expect(readConfig(Object.fromEntries(given))).toMatchObject({
      host: '0.0.0.0',
      port: 4000,
      databaseUrl: null,
    });
  });
});

describe('docker-compose.yml', () => {
  const { services, volumes } = parse(read('docker-compose.yml'), { strict: true });

  test('the server waits for a PostgreSQL that is well, and both are asked how they are', () => {
    expect(Object.keys(services)).toEqual(['database', 'server']);
    expect(services.server.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(services.database.healthcheck.test.join(' ')).toContain('pg_isready');
    expect(services.server.healthcheck.test.join(' ')).toContain('/ready');
    expect(services.database.image).toMatch(/^postgres:1[5-9]\.\d+@sha256:[0-9a-f]{64}$/);
    expect(services.server.build).toBe('.');
  });

  test('the data outlive the container, and the database is not published', () => {
    const [name] = services.database.volumes[0].split(':');
    expect(Object.keys(volumes)).toContain(name);
    expect(services.database.ports).toBeUndefined();
    expect(services.server.ports).toEqual(['4000:4000']);
  });

  test("the server's settings are settings, and its database is the one beside it", () => {
    const { POSTGRES_USER, POSTGRES_DB, POSTGRES_PASSWORD } = services.database.environment;
    const { databaseUrl } = readConfig(services.server.environment);
    expect(databaseUrl).toBe(`postgres://${POSTGRES_USER}:${POSTGRES_PASSWORD}@database:5432/${POSTGRES_DB}`);
  });

  test('nobody else knows its password, and it does not start without one', () => {
    const { POSTGRES_PASSWORD } = services.database.environment;
    expect(POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?.+\}$/);
  });

  test('the metrics are on a port of their own, which is not published', () => {
    const { metricsPort, metrics } = readConfig(services.server.environment);
    expect([metrics, metricsPort]).toEqual([true, 9464]);
    expect(services.server.ports.join()).not.toContain(String(metricsPort));
  });

  test('no service can take all the memory', () => {
    for (const { mem_limit } of Object.values(services) as { mem_limit: string }[])
      expect(mem_limit).toMatch(/^\d+[mg]$/);
  });

  test('the README says how to make the first token in it', () => {
    expect(manual).toMatch(/docker compose exec server sig-status token create --role admin /);
  });

  test('the server has no rights and no place to write', () => {
    expect(services.server).toMatchObject({
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
    });
  });

  test('it stops no sooner than the server has had its time', () => {
    expect(Number.parseInt(services.server.stop_grace_period, 10)).toBeGreaterThan(10);
  });

  const client = [['docker', 'compose'], ['docker-compose']].find(
    ([command = '', ...rest]) => spawnSync(command, [...rest, 'version']).status === 0,
  );

  test.skipIf(!client)(
    'compose itself takes it (skipped where neither `docker compose` nor `docker-compose` is)',
    () => {
      const [command = '', ...rest] = client ?? [];
      const config = (password: Record<string, string>) => {
        const { PATH, HOME } = process.env;
        const file = resolve(root, 'docker-compose.yml');
        const env = { PATH, HOME, ...password };
        const { status, stderr } = spawnSync(command, [...rest, '-f', file, 'config', '-q'], { env });
        return { status, stderr: String(stderr) };
      };
      expect(config({ POSTGRES_PASSWORD: 'x' })).toMatchObject({ status: 0 });
      const refused = config({});
      expect(refused.status).not.toBe(0);
      expect(refused.stderr).toContain('POSTGRES_PASSWORD');
    },
  );
});
