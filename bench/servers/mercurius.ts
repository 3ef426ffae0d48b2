import Fastify from 'fastify';
import mercurius from 'mercurius';
import { type ChangeRow, createPool, createReads, type MeetingRow, type ProjectRow } from './reads.ts';

/**
 * The same reads behind Mercurius as its documentation shows it: a loader for each related field, which gathers the parents of one tick;
 * queries are compiled by graphql-jit.
 */
const reads = createReads(createPool(process.env.DATABASE_URL ?? ''));

const schema = `
  type Query {
    projects(first: Int!): ProjectConnection!
    project(slug: String!): Project
    meetings(first: Int!): MeetingConnection!
  }
  type ProjectConnection { nodes: [Project!]! }
  type MeetingConnection { nodes: [Meeting!]! }
  type StatusChangeConnection { nodes: [StatusChange!]! }
  type Project {
    slug: String!
    name: String!
    readiness: String
    since: String
    criterionResults: [CriterionResult!]!
    lastChange: StatusChange
    history(first: Int!): StatusChangeConnection!
  }
  type Criterion { key: String! title: String! }
  type CriterionResult { criterion: Criterion! verdict: String! since: String! }
  type StatusChange { kind: String! to: String effectiveOn: String! reason: String! meeting: Meeting! project: Project! }
  type Meeting { date: String! location: String statusChanges(first: Int!): StatusChangeConnection! }
`;

type Queries<Parent, Args = object> = { obj: Parent; params: Args }[];
interface Told extends ChangeRow {
  effectiveOn: string;
}
const told = (change: ChangeRow): Told => ({ ...change, effectiveOn: change.effective_on });

async function lastOf(queries: Queries<ProjectRow>): Promise<(Told | null)[]> {
  const rows = await reads.lastChanges(queries.map(({ obj }) => obj.id));
  const last = new Map(rows.map((change) => [change.project_id, told(change)]));
  return queries.map(({ obj }) => last.get(obj.id) ?? null);
}

async function byIds<Row extends { id: number }>(ids: number[], read: (ids: number[]) => Promise<Row[]>) {
  const rows = new Map((await read([...new Set(ids)])).map((row) => [row.id, row]));
  return ids.map((id) => rows.get(id));
}

const app = Fastify();
app.register(mercurius, {
  schema,
  jit: 1,
  resolvers: {
    Query: {
      projects: async (_root: unknown, { first }: { first: number }) => ({
        nodes: await reads.projects(first),
      }),
      project: (_root: unknown, { slug }: { slug: string }) => reads.project(slug),
      meetings: async (_root: unknown, { first }: { first: number }) => ({
        nodes: await reads.meetings(first),
      }),
    },
  },
  loaders: {
    Project: {
      readiness: {
        opts: { cache: false },
        loader: async (queries: Queries<ProjectRow>) =>
          (await lastOf(queries)).map((last) => last?.to ?? null),
      },
      since: {
        opts: { cache: false },
        loader: async (queries: Queries<ProjectRow>) =>
          (await lastOf(queries)).map((last) => last?.effectiveOn ?? null),
      },
      lastChange: { opts: { cache: false }, loader: lastOf },
      criterionResults: {
        opts: { cache: false },
        loader: (queries: Queries<ProjectRow>) => reads.results(queries.map(({ obj }) => obj)),
      },
      history: {
        opts: { cache: false },
        loader: (queries: Queries<ProjectRow, { first: number }>) =>
          Promise.all(
            queries.map(async ({ obj, params }) => ({
              nodes: (await reads.history(obj.id, params.first)).map(told),
            })),
          ),
      },
    },
    StatusChange: {
      meeting: {
        opts: { cache: false },
        loader: (queries: Queries<ChangeRow>) =>
          byIds(
            queries.map(({ obj }) => obj.meeting_id),
            reads.meetingsById,
          ),
      },
      project: {
        opts: { cache: false },
        loader: (queries: Queries<ChangeRow>) =>
          byIds(
            queries.map(({ obj }) => obj.project_id),
            reads.projectsById,
          ),
      },
    },
    Meeting: {
      statusChanges: {
        opts: { cache: false },
        loader: async (queries: Queries<MeetingRow, { first: number }>) => {
          const rows = await reads.recorded(
            queries.map(({ obj }) => obj.id),
            queries[0]?.params.first ?? 0,
          );
          return queries.map(({ obj }) => ({
            nodes: rows.filter(({ meeting_id }) => meeting_id === obj.id).map(told),
          }));
        },
      },
    },
  } as never,
});
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });
