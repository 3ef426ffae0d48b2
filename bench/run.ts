import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startCluster } from '../test/helpers/postgres.ts';
import { filledDatabases } from './databases/filled.ts';
import { migratedTemplate } from './databases/template.ts';
import { machine } from './machine.ts';
import { type Effort, factHead, factLine, head, line, type Measured } from './measure.ts';
import { importRow } from './rows/import/row.ts';
import { keptRows } from './rows/kept.ts';
import { queryRows, seededRow } from './rows/queries.ts';
import { startRows } from './rows/start.ts';

const { values: asked } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, only: { type: 'string' } },
});
const effort: Effort = asked.quick
  ? { rounds: 1, secondsPerRound: 1, reports: 100, requests: 10_000 }
  : { rounds: 5, secondsPerRound: 2, reports: 1000, requests: 200_000 };

const cluster = await startCluster('18');
const parts: Measured[] = [];
try {
  const fresh = await migratedTemplate(cluster.url);
  const urls = await filledDatabases(fresh, [1000, 10_000]);
  const url = urls.get(1000) ?? '';
  const measure: Record<string, () => Promise<Measured>> = {
    queries: () => queryRows(urls, effort),
    seeds: async () => seededRow(await fresh('seeds'), effort),
    kept: () => keptRows(url, effort),
    start: () => startRows(url, effort),
    import: () => importRow(fresh, effort),
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

const tables = [
  [head, ...parts.flatMap(({ rows }) => rows.map(line))].join('\n'),
  [factHead, ...parts.flatMap(({ facts }) => facts.map(factLine))].join('\n'),
].join('\n\n');
process.stdout.write(`${tables}\n`);
if (!asked.quick && !asked.only) {
  const said = `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine()}. Above 1.00 is faster than the peer. 16 connections; see [README.md](README.md).`;
  writeFileSync(new URL('RESULTS.md', import.meta.url), `# Results\n\n${said}\n\n${tables}\n`);
}
