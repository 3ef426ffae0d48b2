import { writeFileSync } from 'node:fs';
import { importRow } from './import/row.ts';
import { machine } from './machine.ts';
import { head, line } from './measure.ts';
import { overviewRows } from './overview/row.ts';

const isQuick = process.argv.includes('--quick');
const rows = [
  await importRow(isQuick ? { rounds: 2, reports: 300 } : { rounds: 5, reports: 1000 }),
  ...(await overviewRows(isQuick ? { rounds: 2, requests: 100 } : { rounds: 5, requests: 400 })),
];
const table = [head, ...rows.map(line)].join('\n');
process.stdout.write(`${table}\n`);
if (!isQuick) {
  const said = `Measured on ${new Date().toISOString().slice(0, 10)}: ${machine()}. Above 1.00 is faster than the peer.`;
  writeFileSync(new URL('RESULTS.md', import.meta.url), `# Results\n\n${said}\n\n${table}\n`);
}
