import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATION_POINTS } from '../../src/http/limits/effort.ts';
import type { DatabaseKind } from '../helpers/database.ts';
import { seedManyProjects } from '../helpers/many-projects.ts';
import { openSite, type Site } from '../helpers/site.ts';

describe.each<DatabaseKind>(['pglite', 'postgres'])('what is charged on %s', (kind) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite({
      kind,
      fill: (db) => seedManyProjects(db, 300),
      config: { pointsPerMinute: 1_000_000_000, publicUrl: 'https://status.example.org' },
    });
  });
  afterAll(() => site.close());

  const ask = async (query: string) => {
    const response = await fetch(`${site.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    const left = Number(/"points";r=(\d+)/.exec(response.headers.get('ratelimit') ?? '')?.[1]);
    const { extensions, errors } = (await response.json()) as {
      extensions?: { cost: number };
      errors?: unknown[];
    };
    return { left, cost: extensions?.cost ?? 0, errors };
  };
  const leftNow = async () => (await ask('{ __typename }')).left - OPERATION_POINTS;
  /** Once more where a new minute has begun in between. */
  const spentOn = async (work: () => Promise<unknown>): Promise<number> => {
    const before = await leftNow();
    await work();
    const spent = before - (await leftNow());
    return spent > 0 ? spent : spentOn(work);
  };
  /**
   * The least of several times: the first prepares, and learns what is known from then on; a later one may be the one that finds out
   * that the ledger is as it was, or that a new minute has begun.
   */
  const chargedFor = async (query: string) => {
    const { errors, cost, left } = await ask(query);
    expect(errors).toBeUndefined();
    const after = [left];
    for (let time = 0; time < 5; time += 1) after.push((await ask(query)).left);
    const taken = after.slice(1).map((now, time) => (after[time] as number) - now);
    return { points: Math.min(...taken.filter((points) => points > 0)), cost };
  };

  test('is what was read, and not what might have been', async () => {
    const nothing = await chargedFor(
      '{ projects(first: 100) { nodes { ciRuns(first: 90) { nodes { status } } } } }',
    );
    expect(nothing.cost).toBeGreaterThan(9000);
    expect(nothing.points).toBeLessThan(1000);
    const [few, many] = [
      await chargedFor('{ projects(first: 3) { nodes { slug name summary } } }'),
      await chargedFor('{ projects(first: 100) { nodes { slug name summary } } }'),
    ];
    expect(many.points).toBeGreaterThan(few.points + 30);
  });

  test('of a page is what its operations read, and its text', async () => {
    const small = await spentOn(() => site.html('/matrix'));
    const large = await spentOn(() => site.html('/'));
    expect(small).toBeGreaterThan(2 * OPERATION_POINTS);
    expect(large).toBeGreaterThan(2 * small);
  });

  test('of a file goes on until its end', async () => {
    const spent = await spentOn(async () => {
      const file = await (await site.get('/projects.csv')).text();
      expect(file.split('\n').length).toBeGreaterThan(300);
    });
    expect(spent).toBeGreaterThan(2 * OPERATION_POINTS + 300);
  });
});
