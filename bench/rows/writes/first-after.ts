import { type Send, withSender } from '../../clients.ts';
import { leaves, metricOf } from '../../load.ts';
import { type Effort, type Measured, median, type Row } from '../../measure.ts';
import { statusPage } from '../../questions.ts';
import { startServer } from '../../servers/start.ts';
import { assertDone, createScript, toOurs } from './script.ts';

const HITS = 'sig_status_kept_answers_total{outcome="hit"}';

/** What nobody has been answered since something was written, with keeping on: one request at a time, each after an act of its own. */
export async function firstAfterRow(url: string, effort: Effort): Promise<Measured> {
  const env = { DATABASE_URL: url, SIG_STATUS_SEED: 'off', SIG_STATUS_WRITES_PER_MINUTE: '0' };
  const ours = await startServer('ours', env, statusPage.ours);
  const byHand = await startServer('by hand', env, statusPage['by hand']);
  const row: Row = {
    work: 'status page: 20 of 1,000 projects, first request after a write, one at a time',
    against: 'by hand',
    ours: [],
    peer: [],
  };
  const script = createScript();
  const write = async (send: Send) => {
    // A project on the page.
    const step = script('reportCiRun', 0);
    assertDone((await send(ours.url, toOurs(step))).body);
  };
  try {
    await withSender(async (send) => {
      const sides = [
        { url: ours.url, asked: statusPage.ours, rates: row.ours },
        { url: byHand.url, asked: statusPage['by hand'], rates: row.peer },
      ];
      for (let round = -1; round < effort.rounds; round += 1) {
        const hits = await metricOf(ours.url, HITS);
        const taken = sides.map((): number[] => []);
        for (let turn = 0; turn < effort.writes; turn += 1) {
          const answers: string[] = [];
          for (const [at, { url: server, asked }] of sides.entries()) {
            await write(send);
            const { ms, body } = await send(server, asked);
            taken[at]?.push(ms);
            answers.push(JSON.stringify(leaves(JSON.parse(body).data)));
          }
          if (answers[0] !== answers[1])
            throw new Error(`Expected one answer of both: ${answers.join('\n')}`);
        }
        if ((await metricOf(ours.url, HITS)) > hits)
          throw new Error('An answer from before a write was given.');
        if (round >= 0)
          for (const [at, { rates }] of sides.entries()) rates.push(1000 / median(taken[at] ?? []));
      }
    });
    return { rows: [row], facts: [] };
  } finally {
    await ours.stop();
    await byHand.stop();
  }
}
