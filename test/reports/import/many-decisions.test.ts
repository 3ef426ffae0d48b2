import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { projects } from '../../../src/db/tables/index.ts';
import { describeOn } from '../../helpers/database.ts';
import { openTracker, report, type Tracker } from './tracker.ts';

describeOn(['postgres'], 'a report of many decisions', (open) => {
  let tracker: Tracker;
  beforeAll(async () => {
    tracker = await openTracker(open);
  });
  beforeEach(() => tracker.reset());
  afterAll(() => tracker?.close());

  const slug = (index: number) => `project-${String(index).padStart(4, '0')}`;
  const fill = async (count: number) => {
    await tracker.db.insert(projects).values(
      Array.from({ length: count }, (_, index) => ({
        slug: slug(index),
        name: slug(index),
        summary: 'One.',
      })),
    );
    await tracker.define('readme', 'REVIEW');
  };
  /** Of every kind that projects can have in any number, one after the other. */
  const lines = (count: number) =>
    Array.from({ length: count }, (_, index) => [
      `- ${slug(index)}: none -> EXPERIMENTAL: it is in the tree`,
      `- ${slug(index)}, readme: not met: there is none`,
      `- ${slug(index)} + ${slug((index + 1) % count)}: PLAUSIBLE: nothing speaks against it`,
      `- ${slug(index)}, readme: waived until 2018-12-31: for now`,
      `- ${slug(index)}: EXPERIMENTAL -> RETIRED: gone again`,
    ]).flat();

  const importing = async (date: string, decided: readonly string[]) => {
    const source = report(date, { decisions: decided.join('\n') });
    const { result, statements } = await tracker.sqlLog.during(() => tracker.take(source));
    expect(result.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    return statements.length;
  };

  test('is entered in as many statements as one of few', async () => {
    await fill(500);
    const few = await importing('2017-05-24', lines(2));
    await tracker.reset();
    await fill(500);
    const many = await importing('2017-05-24', lines(500));
    expect(many).toBeLessThanOrEqual(few + 4);
    expect(many).toBeLessThanOrEqual(60);
    expect((await tracker.records()).length).toBe(1000);
    expect(await tracker.verify()).toEqual([]);
  });

  test('names the line that is refused, among thousands', async () => {
    await fill(300);
    const decided = lines(300);
    decided[1203] = `- ${slug(240)}: EXPERIMENTAL -> PROPOSED: back`;
    const { outcome, diagnostics } = await tracker.take(
      report('2017-05-24', { decisions: decided.join('\n') }),
    );
    expect(outcome).toBe('REFUSED');
    expect(diagnostics.map(({ line }) => line)).toContain(11 + 1203);
  });
});
