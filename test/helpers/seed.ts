import { eq } from 'drizzle-orm';
import type { Readiness } from '../../src/base/readiness.ts';
import { type Db, fillProjectWords } from '../../src/db/index.ts';
import {
  agendaItemPresenters,
  agendaItemProjects,
  agendaItems,
  channels,
  meetings,
  noteProjects,
  notes,
  plannedTopics,
  projectAliases,
  projectPeople,
  projects,
  proposals,
  reportRevisions,
  reports,
  suggestions,
} from '../../src/db/tables/index.ts';
import type { Evidence } from '../../src/domain/evidence/write.ts';
import { appendStatusChange, type NewStatusChange } from '../../src/domain/ledger/append.ts';
import { findOrCreatePeople } from '../../src/domain/person/find-or-create.ts';

type Given<Table extends { $inferInsert: object }> = Partial<Table['$inferInsert']>;

interface RecordGiven extends Partial<Omit<NewStatusChange, 'to' | 'projectId'>> {
  /** Slug; the project named last when absent. */
  project?: string;
  evidence?: Evidence[];
  /** Evidence: lines of the report named last, with the words that stand there. */
  lines?: [number, number, string];
  /** By which it is found in what `done` returns, and corrected. */
  as?: string;
}

interface NoteGiven extends Given<typeof notes> {
  projects?: string[];
  speaker?: string;
  /** Text of the note it stands under. */
  under?: string;
}

interface AgendaGiven extends Given<typeof agendaItems> {
  projects?: string[];
  presenters?: string[];
  under?: string;
}

/** Ids of what was made. */
export interface Seeded {
  projects: Map<string, number>;
  meetings: Map<string, number>;
  records: Map<string, number>;
  notes: Map<string, number>;
  proposals: Map<string, number>;
}

/**
 * Fills a database step by step: `await seed(db).project('landlock').meeting('2017-05-24').record('EXPERIMENTAL').done()`.
 * What is about a project or a meeting is about the one that was named last.
 */
export function seed(db: Db) {
  const made = {
    projects: new Map<string, number>(),
    meetings: new Map<string, number>(),
    records: new Map<string, number>(),
    notes: new Map<string, number>(),
    proposals: new Map<string, number>(),
    items: new Map<string, number>(),
    revisions: new Map<string, number>(),
  };
  const last = { project: '', meeting: '', revision: '' };
  const steps: (() => Promise<unknown>)[] = [];
  const step = (work: () => Promise<unknown>) => {
    steps.push(work);
    return chain;
  };
  const personId = async (handle: string) => (await findOrCreatePeople(db, [handle])).get(handle) as number;
  const one = <Row>([row]: Row[]): Row => {
    if (!row) throw new Error('nothing was inserted');
    return row;
  };
  const of = (map: Map<string, number>, key: string): number => {
    const id = map.get(key);
    if (id === undefined) throw new Error(`The seed knows no ${key}.`);
    return id;
  };
  const projectId = (slug = last.project) => of(made.projects, slug);

  async function append(to: Readiness | null, effect: NewStatusChange['effect'], given: RecordGiven) {
    const { project, evidence = [], lines, as, ...rest } = given;
    const cited: Evidence[] = lines
      ? [
          {
            revisionId: of(made.revisions, last.revision),
            lineStart: lines[0],
            lineEnd: lines[1],
            quote: lines[2],
          },
        ]
      : [];
    const meetingDate = rest.meetingDate ?? last.meeting;
    const row = await appendStatusChange(
      db,
      {
        kind: effect === 'CONFIRM' ? 'CONFIRMATION' : 'CHANGE',
        effect,
        to,
        effectiveOn: meetingDate,
        basis: 'STATED',
        reason: 'as the minutes say',
        enteredBy: await personId('scribe'),
        ...rest,
        projectId: projectId(project),
        meetingDate,
        meetingId: of(made.meetings, meetingDate),
      },
      [...cited, ...evidence],
    );
    if (as) made.records.set(as, row.id);
  }

  const chain = {
    project: (
      slug: string,
      given: Given<typeof projects> & { aliases?: string[]; people?: string[] } = {},
    ) => {
      return step(async () => {
        const { aliases = [slug], people = [], ...rest } = given;
        const { id } = one(
          await db
            .insert(projects)
            .values({ slug, name: slug, summary: `About ${slug}.`, ...rest })
            .returning(),
        );
        made.projects.set(slug, id);
        last.project = slug;
        if (aliases.length)
          await db
            .insert(projectAliases)
            .values(aliases.map((alias, position) => ({ alias, projectId: id, position })));
        await fillProjectWords(db);
        for (const [position, handle] of people.entries())
          await db
            .insert(projectPeople)
            .values({ projectId: id, personId: await personId(handle), position });
      });
    },
    /** One that was held, unless another state is given. */
    meeting: (date: string, given: Given<typeof meetings> & { scribe?: string } = {}) =>
      step(async () => {
        const { scribe, ...rest } = given;
        const scribeId = scribe ? await personId(scribe) : null;
        const { id } = one(
          await db
            .insert(meetings)
            .values({ date, scribeId, state: 'HELD', ...rest })
            .returning(),
        );
        made.meetings.set(date, id);
        last.meeting = date;
      }),
    /** From here on about this project, or this meeting, again. */
    at: (names: { project?: string; meeting?: string }) => step(async () => void Object.assign(last, names)),
    record: (to: Readiness, given: RecordGiven = {}) => step(() => append(to, 'SET', given)),
    confirm: (level: Readiness, given: RecordGiven = {}) => step(() => append(level, 'CONFIRM', given)),
    /** Replaces the record `of` by another one. */
    correct: (corrected: string, to: Readiness, given: RecordGiven = {}) =>
      step(() =>
        append(to, 'SET', { ...given, kind: 'CORRECTION', correctsId: of(made.records, corrected) }),
      ),
    retract: (corrected: string, given: RecordGiven = {}) =>
      step(() =>
        append(null, 'RETRACT', { ...given, kind: 'CORRECTION', correctsId: of(made.records, corrected) }),
      ),
    proposal: (to: Readiness, given: Given<typeof proposals> & { project?: string; as?: string } = {}) =>
      step(async () => {
        const { project, as, ...rest } = given;
        const { id } = one(
          await db
            .insert(proposals)
            .values({
              to,
              reason: 'it is true in the world',
              openedOn: '2017-06-01',
              openedBy: await personId('scribe'),
              ...rest,
              projectId: projectId(project),
            })
            .returning(),
        );
        if (as) made.proposals.set(as, id);
      }),
    agenda: (title: string, given: AgendaGiven = {}) =>
      step(async () => {
        const { projects: about = [], presenters = [], under, ...rest } = given;
        const { id } = one(
          await db
            .insert(agendaItems)
            .values({
              title,
              position: made.items.size + 1,
              parentId: under ? of(made.items, under) : null,
              ...rest,
              meetingId: of(made.meetings, last.meeting),
            })
            .returning(),
        );
        made.items.set(title, id);
        for (const slug of about)
          await db
            .insert(agendaItemProjects)
            .values({ agendaItemId: id, projectId: projectId(slug), via: 'ALIAS' });
        for (const [position, handle] of presenters.entries())
          await db
            .insert(agendaItemPresenters)
            .values({ agendaItemId: id, personId: await personId(handle), position });
      }),
    note: (text: string, given: NoteGiven = {}) =>
      step(async () => {
        const { projects: about = [], speaker, under, ...rest } = given;
        const position = made.notes.size + 1;
        const { id } = one(
          await db
            .insert(notes)
            .values({
              text,
              markdown: text,
              section: under ?? text,
              position,
              depth: under ? 1 : 0,
              lineStart: position + 10,
              lineEnd: position + 10,
              parentId: under ? of(made.notes, under) : null,
              speakerId: speaker ? await personId(speaker) : null,
              ...rest,
              meetingId: of(made.meetings, last.meeting),
            })
            .returning(),
        );
        made.notes.set(text, id);
        for (const slug of about)
          await db
            .insert(noteProjects)
            .values({ noteId: id, projectId: projectId(slug), role: 'MENTION', via: 'ALIAS' });
      }),
    planned: (text: string) =>
      step(async () => {
        await db
          .insert(plannedTopics)
          .values({ text, position: 1, origin: 'AGENDA', meetingId: of(made.meetings, last.meeting) });
      }),
    /** A report of the meeting named last; evidence may cite `revision(as)`. */
    report: (given: Given<typeof reportRevisions> & { path?: string } = {}) =>
      step(async () => {
        const { path = `reports/sig-security/${last.meeting}.md`, ...rest } = given;
        const report = one(
          await db
            .insert(reports)
            .values({
              meetingId: of(made.meetings, last.meeting),
              path,
              folder: path.replace(/\/?[^/]*$/, ''),
            })
            .onConflictDoUpdate({ target: reports.path, set: { path } })
            .returning(),
        );
        const number = rest.number ?? 1;
        const revision = one(
          await db
            .insert(reportRevisions)
            .values({
              hash: `${last.meeting} ${number}`,
              content: 'text',
              isParaphrase: false,
              importedBy: await personId('scribe'),
              ...rest,
              number,
              reportId: report.id,
            })
            .returning(),
        );
        await db.update(reports).set({ currentRevisionId: revision.id }).where(eq(reports.id, report.id));
        last.revision = `${last.meeting} ${number}`;
        made.revisions.set(last.revision, revision.id);
      }),
    /** A suggestion from the report of the meeting named last. */
    suggestion: (quote: string, given: Given<typeof suggestions> & { project?: string } = {}) =>
      step(async () => {
        const { project, ...rest } = given;
        await db.insert(suggestions).values({
          quote,
          rule: 'maturity',
          lineStart: 7,
          lineEnd: 7,
          ...rest,
          projectId: project ? projectId(project) : null,
          meetingId: of(made.meetings, last.meeting),
          revisionId: of(made.revisions, last.revision),
        });
      }),
    channel: (slug = 'testing') =>
      step(async () => {
        await db.insert(channels).values({ slug, summary: 'Where projects are tried together.' });
      }),
    async done(): Promise<Seeded & { revisions: Map<string, number> }> {
      for (const work of steps.splice(0)) await work();
      return made;
    },
  };
  return chain;
}
