import { Gauge, type Registry } from 'prom-client';
import type { Figures, QueueFigures } from '../../domain/tracker/figures.ts';

/** What is asked when the metrics are. */
export interface Watched {
  /** Of the tracker; what cannot be read is left out. */
  figures: () => Promise<Figures>;
  /** Null: the server writes no backups. */
  backups: () => { lastAt: Date | null; hasFailed: boolean } | null;
  now: () => Date;
}

/** Whoever asks does so from several places at once. */
const KEEP_MS = 2000;

const seconds = (at: Date) => at.getTime() / 1000;

/** Gauges of what the tracker holds and of its backups. */
export function figureGauges(registry: Registry, watched: () => Watched | null): void {
  const registers = [registry];
  let read: { at: number; figures: Promise<Figures | null> } | null = null;
  function figures(): Promise<Figures | null> {
    const from = watched();
    if (!from) return Promise.resolve(null);
    if (!read || performance.now() - read.at > KEEP_MS)
      read = { at: performance.now(), figures: from.figures().catch(() => null) };
    return read.figures;
  }

  new Gauge({
    name: 'sig_status_projects',
    help: 'Projects by where they stand; none: no level is recorded.',
    labelNames: ['readiness'] as const,
    registers,
    async collect() {
      this.reset();
      for (const { readiness, projects } of (await figures())?.projects ?? [])
        this.set({ readiness: readiness?.toLowerCase() ?? 'none' }, projects);
    },
  });
  /** A gauge without labels, which is not there while there is nothing to say. */
  const single = (name: string, help: string, value: () => Promise<number | null> | number | null) =>
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const found = await value();
        if (found === null) this.remove();
        else this.set(found);
      },
    });
  single(
    'sig_status_proposals_open',
    'Proposals that no meeting has decided.',
    async () => (await figures())?.openProposals ?? null,
  );
  single(
    'sig_status_proposal_oldest_age_seconds',
    'Age of the oldest open proposal; 0: none is open.',
    async () => {
      const found = await figures();
      const from = watched();
      if (!found || !from) return null;
      return found.oldestProposalAt ? seconds(from.now()) - seconds(found.oldestProposalAt) : 0;
    },
  );
  single(
    'sig_status_last_import_timestamp_seconds',
    'When the newest content of a report was imported.',
    async () => {
      const at = (await figures())?.lastImportAt ?? null;
      return at && seconds(at);
    },
  );
  single(
    'sig_status_tokens_ending_soon',
    'Tokens that end within fourteen days.',
    async () => (await figures())?.tokensEndingSoon ?? null,
  );
  /** A gauge for each queue. */
  const ofQueues = (name: string, help: string, value: (queue: QueueFigures, now: Date) => number) =>
    new Gauge({
      name,
      help,
      labelNames: ['queue'] as const,
      registers,
      async collect() {
        this.reset();
        const now = watched()?.now();
        for (const [queue, found] of Object.entries((await figures())?.queues ?? {}))
          if (now) this.set({ queue }, value(found, now));
      },
    });
  ofQueues(
    'sig_status_queue_waiting',
    'What waits: messages to subscribers (deliveries), and webhooks of the repository (heard).',
    ({ waiting }) => waiting,
  );
  ofQueues(
    'sig_status_queue_oldest_age_seconds',
    'Age of what has waited longest; 0: nothing waits.',
    ({ oldestAt }, now) => (oldestAt ? seconds(now) - seconds(oldestAt) : 0),
  );
  ofQueues('sig_status_queue_failed', 'What the server gave up within the last day.', ({ failed }) => failed);
  single(
    'sig_status_deliveries_failing',
    'Messages that the server could not send yet and tries again.',
    async () => (await figures())?.deliveriesFailing ?? null,
  );
  single(
    'sig_status_backup_age_seconds',
    'Age of the newest backup that the server wrote; absent where it has written none.',
    () => {
      const from = watched();
      const at = from?.backups()?.lastAt;
      return from && at ? seconds(from.now()) - seconds(at) : null;
    },
  );
  single(
    'sig_status_backup_failed',
    '1 while the last attempt at a backup has failed; absent where the server writes none.',
    () => {
      const state = watched()?.backups();
      return state ? Number(state.hasFailed) : null;
    },
  );
}
