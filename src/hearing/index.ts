import { DomainError } from '../base/errors.ts';
import type { HearRules } from '../base/group.ts';
import type { Source } from '../base/source.ts';
import type { Db } from '../db/index.ts';
import { perform } from '../domain/act/perform.ts';
import type { Viewer } from '../domain/act/viewer.ts';
import { reportAttestation } from '../domain/assessment/report-attestation.ts';
import { reportCiRun } from '../domain/ci-run/report.ts';
import {
  type HeardRow,
  keepHeard,
  knownBlobs,
  nextHeard,
  type Outcome,
  type Position,
  positionOf,
  setPosition,
} from '../domain/heard/keep.ts';
import { findOrCreatePeople } from '../domain/person/find-or-create.ts';
import { proposeStatusChange } from '../domain/proposal/propose.ts';
import { createForge, type Forge, fullName, isMinutes } from './forge.ts';
import type { Heard, Run } from './heard.ts';
import { importFile } from './import-file.ts';
import { type Read, readScore } from './scores.ts';
import { runOf, understand, WorkflowRun } from './understand.ts';
import { Pipeline, runOfPipeline } from './understand-gitlab.ts';

export interface HearerOptions {
  db: Db;
  source: Source;
  rules: HearRules;
  waiverDays: number;
  now: () => Date;
  /** Of the API of the repository; null: as its address tells. */
  api: string | null;
  token: string | null;
  /** Reads what others serve, never inward. */
  read: Read;
}

/** As whom is entered what the repository tells. */
const LISTENER = 'sig-status-import';

export interface Hearer {
  /** Keeps what was told; false where it was told before. */
  take(told: {
    source: string;
    deliveryId: string;
    event: string;
    digest: string;
    payload: unknown;
  }): Promise<boolean>;
  /** Looks at what waits; gives back how much that was. */
  work(): Promise<number>;
  /**
   * Asks the repository instead of waiting to be told; says in lines what came of it. One thing that cannot be read keeps no other back.
   * @throws the first error, when all has been asked
   */
  sync(say?: (line: string) => void): Promise<void>;
}

/** Takes what the group's repository sends, and does the same acts for it as people would. */
export function createHearer(options: HearerOptions): Hearer {
  const { db, source, rules, waiverDays, now } = options;
  const forgeOf = (repository: string): Forge =>
    createForge({ place: { ...source, repository }, token: options.token, api: options.api });
  const forge = forgeOf(source.repository);
  const isOurs = (name: string) => name.toLowerCase() === fullName(source.repository).toLowerCase();

  async function viewer(role: 'CI' | 'MAINTAINER', project: string): Promise<Viewer> {
    const people = await findOrCreatePeople(db, [LISTENER], { isBot: true });
    return {
      personId: people.get(LISTENER) ?? 0,
      name: 'repository',
      role,
      projects: [project],
      tokenId: null,
    };
  }

  async function minutes(heardId: number, commit: string, names: readonly string[] | null): Promise<Outcome> {
    const known = names === null ? await knownBlobs(db) : null;
    const wanted =
      names ?? (await forge.files(commit)).filter(({ blob }) => !known?.has(blob)).map(({ name }) => name);
    let refused = 0;
    for (const name of wanted) {
      const outcome = await importFile(db, {
        ...{ heardId, name, commit, source, waiverDays, now: now() },
        markdown: await forge.content(name, commit),
        listener: LISTENER,
      });
      if (outcome === 'REFUSED') refused += 1;
    }
    const files =
      wanted.length === 1 ? 'One file of minutes was read' : `${wanted.length} files of minutes were read`;
    return {
      state: 'DONE',
      why:
        refused > 0 ? `${files}; ${refused} of them ${refused === 1 ? 'was' : 'were'} refused.` : `${files}.`,
    };
  }

  async function push(row: HeardRow, heard: Extract<Heard, { kind: 'push' }>): Promise<Outcome> {
    if (!isOurs(heard.repository)) return refusedOf(heard.repository);
    if (heard.branch !== source.branch)
      return {
        state: 'PASSED_OVER',
        why: `The push was to the branch ${heard.branch}; the tracker reads minutes from ${source.branch}.`,
      };
    const prefix = source.folder === '' ? '' : `${source.folder}/`;
    const names = heard.files
      ?.filter((file) => file.startsWith(prefix) && isMinutes(file.slice(prefix.length)))
      .map((file) => file.slice(prefix.length))
      .sort();
    if (names?.length === 0) return { state: 'PASSED_OVER', why: 'The push changed no minutes.' };
    return minutes(row.id, heard.commit, names ?? null);
  }

  async function run(repository: string, heard: Run): Promise<Outcome> {
    const wanted = rules.runs.filter(
      (rule) =>
        rule.repository.toLowerCase() === repository.toLowerCase() && rule.workflow === heard.workflow,
    );
    if (!wanted.length)
      return {
        state: 'PASSED_OVER',
        why: `sig.yaml names no criterion for ${heard.workflow} of ${repository}.`,
      };
    if (heard.isForeign)
      return { state: 'REFUSED', why: 'The tracker never takes runs of forks or pull requests.' };
    const { status } = heard;
    if (status === null) return { state: 'PASSED_OVER', why: 'The run neither passed nor failed.' };
    for (const { project, criterion } of wanted)
      await perform(
        db,
        reportCiRun,
        {
          ...{ project, criterion, status },
          runId: `${repository}#${heard.id}`.slice(0, 200),
          ...(heard.number ? { runNumber: heard.number } : {}),
          attempt: heard.attempt,
          ...{ url: heard.url, commit: heard.commit, branch: heard.branch },
          startedAt: heard.startedAt === null ? null : new Date(heard.startedAt),
          finishedAt: heard.finishedAt === null ? null : new Date(heard.finishedAt),
        },
        { viewer: await viewer('CI', project), now: now(), requestId: null },
      );
    return {
      state: 'DONE',
      why: `The run was reported for ${wanted.map(({ project, criterion }) => `${project}, ${criterion}`).join(' and ')}.`,
    };
  }

  async function propose(heard: Extract<Heard, { kind: 'release' | 'issue' }>): Promise<Outcome> {
    const wanted = rules.proposals.filter(
      (rule) =>
        rule.repository.toLowerCase() === heard.repository.toLowerCase() &&
        (heard.kind === 'release'
          ? rule.on === 'release'
          : rule.on === 'label' && heard.labels.includes(rule.label ?? '')),
    );
    if (!wanted.length) return { state: 'PASSED_OVER', why: 'sig.yaml names no proposal for it.' };
    const said: string[] = [];
    for (const { project, to } of wanted) {
      const reason =
        heard.kind === 'release' ? `Release ${heard.name} is out.` : `An issue asks for it: ${heard.title}`;
      const given = { project, to, reason, evidence: [{ url: heard.url }] };
      try {
        await perform(db, proposeStatusChange, given, {
          viewer: await viewer('MAINTAINER', project),
          now: now(),
          requestId: null,
        });
        said.push(`A proposal to record ${project} as ${to} was opened.`);
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        said.push(error.message);
      }
    }
    return { state: 'DONE', why: said.join(' ') };
  }

  async function score({ kind: _, ...heard }: Extract<Heard, { kind: 'score' }>): Promise<Outcome> {
    const context = { viewer: await viewer('CI', heard.project), now: now(), requestId: null };
    await perform(db, reportAttestation, heard, context);
    return {
      state: 'DONE',
      why: `Scorecard gave ${heard.project} a score of ${heard.score} for ${heard.criterion}.`,
    };
  }

  async function lookAt(row: HeardRow): Promise<Outcome> {
    const heard = row.payload as Heard;
    try {
      if (heard.kind === 'push') return await push(row, heard);
      if (heard.kind === 'run') return await run(heard.repository, heard.run);
      if (heard.kind === 'score') return await score(heard);
      return await propose(heard);
    } catch (error) {
      // The rules would refuse it again.
      if (error instanceof DomainError) return { state: 'REFUSED', why: error.message };
      throw error;
    }
  }

  const keepPolled = (event: string, deliveryId: string, payload: Heard): Promise<boolean> =>
    keepHeard(db, { source: 'poll', deliveryId, event, payload }, now());

  /** No run where the row does not have the form of its forge. */
  function polledRun(row: unknown, repository: string): Run[] {
    if (source.shape !== 'gitlab') {
      const { data } = WorkflowRun.safeParse(row);
      return data ? [runOf(data, repository)] : [];
    }
    const { data } = Pipeline.safeParse(row);
    return data ? [runOfPipeline(data)] : [];
  }

  const hearer: Hearer = {
    async take({ source: told, deliveryId, event, digest, payload }) {
      const heard = understand(told, event, payload);
      const kept = { source: told, deliveryId, event, digest };
      if (typeof heard !== 'string') return keepHeard(db, { ...kept, payload: heard }, now());
      return keepHeard(db, { ...kept, payload: {}, passedOver: heard }, now());
    },
    async work() {
      let count = 0;
      while (await nextHeard(db, lookAt, now)) count += 1;
      return count;
    },
    async sync(say = () => {}) {
      const failures: Error[] = [];
      const trying = async (what: string, work: () => Promise<void>) => {
        try {
          await work();
        } catch (error) {
          failures.push(error as Error);
          say(`${what}: ${(error as Error).message}`);
        }
      };
      const name = `minutes of ${source.repository} ${source.branch} ${source.folder}`;
      const reached: { name: string; to: Position }[] = [];
      await trying('minutes', async () => {
        const { etag, position } = await positionOf(db, name);
        const head = await forge.head(etag);
        if (head.commit !== null) reached.push({ name, to: { etag: head.etag, position: head.commit } });
        if (head.isUnchanged || head.commit === null || head.commit === position)
          return say('minutes: nothing is new');
        const payload: Heard = {
          ...{ kind: 'push', repository: fullName(source.repository), branch: source.branch },
          ...{ commit: head.commit, files: null },
        };
        await keepPolled('push', `${name} ${head.commit}`, payload);
        say(`minutes: ${head.commit.slice(0, 12)} is new`);
      });
      for (const rule of rules.runs)
        await trying(`${rule.workflow} of ${rule.repository}`, async () => {
          const { repository, workflow, branch } = rule;
          if (!isOurs(repository) && options.api !== null) return;
          const asked = `runs of ${repository} ${workflow} ${branch}`;
          const { etag } = await positionOf(db, asked);
          const found = await forgeOf(`${new URL(source.repository).origin}/${repository}`).runs(
            workflow,
            branch,
            etag,
          );
          if (found.isUnchanged) return;
          for (const run of found.rows.reverse().flatMap((row) => polledRun(row, repository))) {
            const id = `run ${repository} ${run.id} ${run.attempt}`;
            if (await keepPolled('workflow_run', id, { kind: 'run', repository, run }))
              say(`run ${run.id} of ${workflow}: ${(run.status ?? 'undecided').toLowerCase()}`);
          }
          reached.push({ name: asked, to: { etag: found.etag, position: null } });
        });
      for (const rule of rules.scores)
        await trying(`score of ${rule.project}`, async () => {
          const asked = `score ${rule.project} ${rule.criterion} ${rule.url}`;
          const { etag, position } = await positionOf(db, asked);
          const { heard, etag: tag, why } = await readScore(options.read, rule, etag);
          if (why) throw new Error(why);
          if (!heard || heard.digest === position) return;
          if (await keepPolled('score', `${asked} ${heard.digest}`, heard))
            say(`score of ${rule.project}: ${heard.score} of ${heard.issuedOn}`);
          reached.push({ name: asked, to: { etag: tag, position: heard.digest } });
        });
      const count = await hearer.work();
      for (const { name: each, to } of reached) await setPosition(db, each, to, now());
      say(`${count} looked at; /imports shows what came of them`);
      if (failures[0]) throw failures[0];
    },
  };
  return hearer;
}

const refusedOf = (repository: string): Outcome => ({
  state: 'REFUSED',
  why: `The tracker does not read minutes from ${repository.slice(0, 200)}.`,
});

const LOOK_MS = 15_000;

/** Looks at webhooks that wait, now and whenever it is woken. */
export function startHearing(
  hearer: Hearer,
  { onError, syncMinutes }: { onError: (error: Error) => void; syncMinutes: number },
): { wake(): void; stop(): Promise<void> } {
  let turn: Promise<unknown> = Promise.resolve();
  let isStopped = false;
  const wake = () => {
    turn = turn.then(() => (isStopped ? 0 : hearer.work())).catch(onError);
  };
  const timers = [setInterval(wake, LOOK_MS).unref()];
  const ask = () => {
    turn = turn.then(() => (isStopped ? undefined : hearer.sync())).catch(onError);
  };
  if (syncMinutes > 0) {
    timers.push(setInterval(ask, syncMinutes * 60_000).unref());
    ask();
  }
  wake();
  return {
    wake,
    async stop() {
      isStopped = true;
      for (const timer of timers) clearInterval(timer);
      await turn;
    },
  };
}
