import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startCluster } from '../test/helpers/postgres.ts';
import { everyKindDatabases, filledDatabases } from './databases/filled.ts';
import { migratedTemplate } from './databases/template.ts';
import { machine } from './machine.ts';
import { type Effort, factHead, factLine, head, line, type Measured } from './measure.ts';
import { writeAfter, writeBefore } from './profiles.ts';
import { costRows } from './rows/cost.ts';
import { embeddedRows } from './rows/embedded.ts';
import { importRow } from './rows/import/row.ts';
import { keptRows } from './rows/kept.ts';
import { memoryRows } from './rows/memory/live.ts';
import { queryRows, seededRow } from './rows/queries.ts';
import { signedInRows } from './rows/signed-in.ts';
import { startRows } from './rows/start.ts';
import { unaskedRows } from './rows/unasked.ts';
import { viewRows } from './rows/views.ts';
import { worstRows } from './rows/worst.ts';
import { writeRows } from './rows/writes/all.ts';

const { values: asked } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    write: { type: 'string' },
  },
});
const effort: Effort = asked.quick
  ? {
      rounds: 1,
      secondsPerRound: 1,
      reports: 100,
      requests: 10_000,
      writes: 10,
      mixed: 6000,
      mixedComputed: 300,
    }
  : {
      rounds: 5,
      secondsPerRound: 2,
      reports: 1000,
      requests: 200_000,
      writes: 40,
      mixed: 300_000,
      mixedComputed: 10_000,
    };

const cluster = await startCluster('18');
const parts: Measured[] = [];
try {
  const fresh = await migratedTemplate(cluster.url);
  let filled: Promise<Map<number, string>> | null = null;
  const urls = () => {
    filled ??= filledDatabases(fresh, [1000, 10_000]);
    return filled;
  };
  const url = async () => (await urls()).get(1000) ?? '';
  const everyKind = everyKindDatabases(fresh);
  const measure: Record<string, () => Promise<Measured>> = {
    queries: async () => queryRows(await urls(), effort),
    seeds: async () => seededRow(await fresh('seeds'), effort),
    kept: async () => keptRows(await url(), effort),
    start: async () => startRows(await url(), effort),
    embedded: () => embeddedRows(asked.quick),
    import: () => importRow(fresh, effort),
    views: () => viewRows(everyKind, asked.quick),
    cost: async () => {
      const measured = await costRows(everyKind, asked.quick);
      if (asked.write === 'before') writeBefore(measured.figures);
      if (asked.write) writeAfter(asked.write === 'after' ? measured.figures : null);
      return measured;
    },
    worst: () => worstRows(everyKind, asked.quick),
    'signed-in': () => signedInRows(everyKind, effort),
    unasked: async () => unaskedRows(await url(), effort),
    writes: () => writeRows(fresh, effort),
    memory: () => memoryRows(fresh, effort),
  };
  const wanted = asked.only ?? Object.keys(measure).join(',');
  for (const name of wanted.split(',')) {
    const part = measure[name];
    if (!part) throw new Error(`--only takes ${Object.keys(measure).join(', ')}; got ${name}.`);
    parts.push(await part());
  }
} finally {
  await cluster.stop();
}

const rows = parts.flatMap((part) => part.rows);
const tables = [
  ...(rows.length ? [[head, ...rows.map(line)].join('\n')] : []),
  [factHead, ...parts.flatMap(({ facts }) => facts.map(factLine))].join('\n'),
  ...parts.flatMap((part) => part.tables ?? []),
].join('\n\n');
process.stdout.write(`${tables}\n`);
if (!asked.quick && !asked.only) {
  const said = `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine()}. Above 1.00 is faster than the peer. 16 connections; see [README.md](README.md).`;
  writeFileSync(new URL('RESULTS.md', import.meta.url), `# Results\n\n${said}\n\n${tables}\n`);
}
