import { Day } from '../components/day.tsx';
import { GateMark } from '../components/gate-mark.tsx';
import { PageLink, ProjectLink } from '../components/page-link.tsx';
import { Resolutions } from '../components/resolutions.tsx';
import { Sentence } from '../components/sentence.tsx';
import { VerdictMark } from '../components/verdict-mark.tsx';
import { Disputes } from '../dispute/disputes.tsx';
import { levelWord, useGroup } from '../group.ts';
import type { RecordQuery } from '../operation-types.ts';
import { RecordWords } from '../project/record.tsx';
import type { View } from '../view.ts';
import { whatOf } from '../what-happened.ts';

type StatusChange = NonNullable<RecordQuery['statusChange']>;

const MAX_NUMBER = 2 ** 31 - 1;

/** One record of the ledger, to be cited: its address stays when the history grows. */
export const record: View = {
  path: '/records/:number',
  async see({ group, params, reading, query }) {
    const number = /^[1-9]\d{0,9}$/.test(params.number ?? '') ? Number(params.number) : 0;
    if (number === 0 || number > MAX_NUMBER) return null;
    const { statusChange } = await query('Record', { number, ...reading });
    if (!statusChange) return null;
    const { project, meeting, gate, proposal, resolutions, disputes } = statusChange;
    const history = `/projects/${encodeURIComponent(project.slug)}#record-${number}`;
    return {
      title: `Record ${number}: ${project.name}`,
      description: `${project.name}: ${whatOf(group, statusChange)}, recorded by the meeting of ${meeting.date}.`,
      body: (
        <article>
          <h1>
            Record {number}: <ProjectLink project={project} />
          </h1>
          <div class="standing">
            <RecordWords record={statusChange} />
          </div>
          {resolutions.nodes.length > 0 && (
            <>
              <h2>Resolutions and votes</h2>
              <Resolutions resolutions={resolutions.nodes} />
            </>
          )}
          {proposal && (
            <p>
              It took up the proposal of <Day date={proposal.openedOn} />: {proposal.reason}
            </p>
          )}
          <Disputes disputes={disputes} about={{ record: String(number) }} />
          <p>
            <PageLink to={history}>In the history of {project.name}</PageLink>
          </p>
          {gate && <GateThen gate={gate} />}
        </article>
      ),
    };
  },
};

function GateThen({ gate }: { gate: NonNullable<StatusChange['gate']> }) {
  const group = useGroup();
  return (
    <>
      <h2>The gate as it stood</h2>
      <p>
        To {levelWord(group, gate.to)}: <GateMark verdict={gate.verdict} />. <Sentence text={gate.summary} />{' '}
        Evaluated at the end of <Day date={gate.evaluatedAt.slice(0, 10)} />.
      </p>
      <ul class="checklist">
        {gate.criteria.map(({ criterion, verdict, explanation, isRequired }) => (
          <li key={criterion.key}>
            <VerdictMark verdict={verdict} kind={criterion.kind} />
            <p class={isRequired ? undefined : 'quiet'}>
              <Sentence text={explanation} />
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
