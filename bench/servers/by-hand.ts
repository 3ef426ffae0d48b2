import { createServer, type IncomingMessage } from 'node:http';
import { reportCiRun } from './acts/ci-run.ts';
import { confirmReadiness } from './acts/confirm.ts';
import { type Act, perform } from './acts/perform.ts';
import { recordStatusChange } from './acts/record.ts';
import { Refused } from './acts/rows.ts';
import { type ChangeRow, createPool, createReads, type MeetingRow } from './reads.ts';

/** "c": the three questions answered by hand, each with the fewest statements, and JSON.stringify; and three acts. */
const pool = createPool(process.env.DATABASE_URL ?? '');
const reads = createReads(pool);

const byId = <Row extends { id: number }>(rows: readonly Row[]) => new Map(rows.map((row) => [row.id, row]));
const told = ({ kind, to, effective_on, reason }: ChangeRow) => ({
  kind,
  to,
  effectiveOn: effective_on,
  reason,
});
const held = (meeting: MeetingRow | undefined) => ({ date: meeting?.date, location: meeting?.location });

const answers: Record<string, () => Promise<unknown>> = {
  async '/status-page'() {
    const projects = await reads.projects(20);
    const ids = projects.map(({ id }) => id);
    const [changes, results] = await Promise.all([reads.lastChanges(ids), reads.results(projects)]);
    const meetings = byId(await reads.meetingsById(changes.map(({ meeting_id }) => meeting_id)));
    const last = new Map(changes.map((change) => [change.project_id, change]));
    const nodes = projects.map(({ id, slug, name }, index) => {
      const change = last.get(id);
      return {
        slug,
        name,
        readiness: change?.to ?? null,
        since: change?.effective_on ?? null,
        lastChange: change ? { ...told(change), meeting: held(meetings.get(change.meeting_id)) } : null,
        criterionResults: results[index],
      };
    });
    return { projects: { nodes } };
  },
  async '/project'() {
    const project = await reads.project('project-00001');
    if (!project) return { project: null };
    const changes = await reads.history(project.id, 50);
    const meetings = byId(await reads.meetingsById(changes.map(({ meeting_id }) => meeting_id)));
    const nodes = changes.map((change) => ({
      ...told(change),
      meeting: held(meetings.get(change.meeting_id)),
    }));
    return { project: { slug: project.slug, name: project.name, history: { nodes } } };
  },
  async '/meetings'() {
    const meetings = await reads.meetings(20);
    const changes = await reads.recorded(
      meetings.map(({ id }) => id),
      20,
    );
    const projects = byId(await reads.projectsById(changes.map(({ project_id }) => project_id)));
    const nodes = meetings.map((meeting) => ({
      ...held(meeting),
      statusChanges: {
        nodes: changes
          .filter(({ meeting_id }) => meeting_id === meeting.id)
          .map(({ kind, to, effective_on, project_id }) => {
            const project = projects.get(project_id);
            return {
              kind,
              to,
              effectiveOn: effective_on,
              project: { slug: project?.slug, name: project?.name },
            };
          }),
      },
    }));
    return { meetings: { nodes } };
  },
};

const acts = new Map<string, Act<never>>(
  [recordStatusChange, confirmReadiness, reportCiRun].map((act) => [`/acts/${act.name}`, act as Act<never>]),
);

async function answerTo({ url = '', headers }: IncomingMessage, body: string): Promise<[number, object]> {
  const [answer, act] = [answers[url], acts.get(url)];
  try {
    if (act) return [200, { data: await perform(pool, act, JSON.parse(body), headers.authorization) }];
    return answer ? [200, { data: await answer() }] : [404, { error: 'nothing is here' }];
  } catch (error) {
    if (error instanceof Refused) return [error.status, { error: error.message }];
    console.error(error);
    return [500, { error: 'it failed' }];
  }
}

const server = createServer((request, response) => {
  let sent = '';
  request.setEncoding('utf8').on('data', (chunk: string) => {
    sent += chunk;
  });
  request.once('end', async () => {
    const [status, answer] = await answerTo(request, sent);
    const body = JSON.stringify(answer);
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    response.writeHead(status, headers).end(body);
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
