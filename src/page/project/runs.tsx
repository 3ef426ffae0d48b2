import { ExternalLink } from '../components/external-link.tsx';
import type { CiRunStatus, ProjectQuery } from '../operation-types.ts';
import { count } from '../words.ts';

type Runs = NonNullable<ProjectQuery['project']>['ciRuns'];

const STATUS: Record<CiRunStatus, string> = {
  PASSED: 'passed',
  FAILED: 'failed',
  ERRORED: 'ended in an error',
  CANCELLED: 'cancelled',
  RUNNING: 'running',
  QUEUED: 'queued',
};

/** The last runs that CI reported, newest first. */
export function Runs({ runs: { nodes, totalCount } }: { runs: Runs }) {
  return (
    <section class="scroll" aria-label="Table of CI runs" tabindex={0}>
      <table>
        <caption>
          {totalCount > nodes.length
            ? `The last ${nodes.length} of ${count(totalCount, 'run')}, newest first`
            : 'Newest first'}
        </caption>
        <thead>
          <tr>
            <th scope="col">Criterion</th>
            <th scope="col">Result</th>
            <th scope="col">Ended</th>
            <th scope="col">Kernel</th>
            <th scope="col">Of</th>
          </tr>
        </thead>
        <tbody>
          {nodes.toReversed().map((run) => (
            <tr key={run.id}>
              <th scope="row">{run.criterion.title}</th>
              <td>
                {STATUS[run.status]}
                {run.isFlaky && ' when tried again (flaky)'}
                {!run.isCounted && ' (another branch: not counted)'}
              </td>
              <td>{run.finishedOn ? <time datetime={run.finishedOn}>{run.finishedOn}</time> : 'not yet'}</td>
              <td>{run.kernelSeries ?? <span class="quiet">not known</span>}</td>
              <td>
                {run.url ? (
                  <ExternalLink href={run.url}>
                    {run.runId ?? run.commit?.slice(0, 12) ?? undefined}
                  </ExternalLink>
                ) : (
                  (run.runId ?? run.commit?.slice(0, 12) ?? <span class="quiet">not known</span>)
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
