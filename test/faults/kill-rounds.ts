import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { type Child, startChild } from '../helpers/child.ts';

const writer = new URL('../db/open/children/write.ts', import.meta.url);
const rounds = 20;

/** Kills a process that writes to the database, again and again, and looks at what the next one finds. */
export async function killWhileWriting(database: string[], opensWithinMs: number): Promise<void> {
  let acknowledged = 0;
  for (let round = 0; round < rounds; round += 1) {
    const child = startChild(writer, database);
    // Half of them in the middle of writing, half at any moment, while it opens and recovers too.
    if (round % 2 === 0) await child.line(/^acknowledged/);
    await sleep(Math.random() * (round % 2 === 0 ? 100 : opensWithinMs));
    await child.kill();
    expect(child.errors()).toBe('');
    acknowledged = Math.max(acknowledged, expectWhole(child, acknowledged));
  }
  const last = startChild(writer, database);
  await last.line(/^found/);
  await last.kill();
  expectWhole(last, acknowledged);
  expect(acknowledged).toBeGreaterThan(rounds / 2);
}

/** What the child found at its start, against what was acknowledged before; returns the newest acknowledgement. */
function expectWhole(child: Child, acknowledgedBefore: number): number {
  const found = child.lines.find((line) => line.startsWith('found '));
  if (found === undefined) return 0;
  const { top, missing, halves } = JSON.parse(found.slice('found '.length));
  expect(top).toBeGreaterThanOrEqual(acknowledgedBefore);
  expect({ missing, halves }).toEqual({ missing: 0, halves: 0 });
  return Number(child.lines.findLast((line) => line.startsWith('acknowledged '))?.split(' ')[1] ?? 0);
}
