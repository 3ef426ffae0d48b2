import { Response } from '@whatwg-node/fetch';
import type { Figures, QueueFigures } from '../domain/tracker/figures.ts';
import type { Section, Visitor } from '../page/index.ts';
import type { AdmitAdmin } from './admit-admin.ts';
import type { Handler } from './handler.ts';
import { visitorOf } from './session/page-handler.ts';
import type { Visits } from './session/visits.ts';

/** What runs, as an operator asks for it. */
export interface Running {
  version: string;
  node: string;
  startedAt: Date;
  /** Null: it can be written to. */
  notReady: string | null;
  warnings: readonly string[];
  database: {
    description: string;
    version: string;
    bytes: number;
    migrations: readonly string[];
    pending: readonly string[];
  };
  figures: Figures;
  /** Null: the server writes none. */
  backups: { lastAt: Date | null; hasFailed: boolean } | null;
  pool: { idle: number; busy: number; waiting: number } | null;
  settings: readonly { name: string; value: string; isSet: boolean }[];
}

/** The page; null: whoever reads it has sent a credential instead of signing in. */
export type RenderAdmin = (
  sections: readonly Section[],
  base: string,
  visitor: Visitor | null,
) => Promise<string>;

interface Options {
  admit: AdmitAdmin;
  read: () => Promise<Running>;
  /** Whole answers that are kept now. */
  kept: () => { answers: number; bytes: number };
  render: RenderAdmin;
  /** Those who have signed in on the page; left out where nobody can. */
  visits?: Visits | undefined;
  publicUrl: string | null;
}

/** `/admin`, for admins: a page for browsers, JSON for everybody else. */
export function createAdminHandler({ admit, visits, read, kept, render, publicUrl }: Options): Handler {
  return async (request) => {
    await admit(request);
    const running = { ...(await read()), kept: kept() };
    const headers = { 'cache-control': 'private, no-store', vary: 'Accept, Cookie' };
    if (!request.headers.get('accept')?.includes('text/html'))
      return new Response(JSON.stringify(running, null, 2), {
        headers: { 'content-type': 'application/json', ...headers },
      });
    const visit = request.headers.has('authorization') ? null : await visits?.of(request.headers);
    const visitor = visit && visit !== 'over' ? visitorOf(visit) : null;
    const body = await render(sectionsOf(running), publicUrl ?? new URL(request.url).origin, visitor);
    return new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });
  };
}

const instant = (at: Date | null) =>
  at ? `${at.toISOString().slice(0, 19).replace('T', ' ')} UTC` : 'never';
const queueOf = ({ waiting, oldestAt, failed }: QueueFigures) =>
  `${waiting} ${waiting === 1 ? 'waits' : 'wait'}${oldestAt ? `, the oldest since ${instant(oldestAt)}` : ''}; ${failed} given up within the last day`;
const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(1)} MiB`;

function sectionsOf(running: Running & { kept: { answers: number; bytes: number } }): Section[] {
  const { database, figures, backups, pool, kept, notReady, warnings } = running;
  return [
    {
      title: 'Server',
      warning: [notReady, ...warnings].filter(Boolean).join(' ') || undefined,
      rows: [
        ['Version', `${running.version} on Node ${running.node}`],
        ['Running since', instant(running.startedAt)],
        ['Ready', notReady === null ? 'yes' : 'no'],
        ['Kept answers', `${kept.answers}, ${megabytes(kept.bytes)}`],
      ],
    },
    {
      title: 'Database',
      rows: [
        ['Where', database.description],
        ['PostgreSQL', database.version],
        ['Size', megabytes(database.bytes)],
        ['Migrations', `${database.migrations.length}, the last is ${database.migrations.at(-1) ?? 'none'}`],
        ['Pending migrations', database.pending.join(', ') || 'none'],
        [
          'Connections',
          pool ? `${pool.busy} busy, ${pool.idle} idle, ${pool.waiting} waited for` : 'one, of its own',
        ],
        [
          'Last backup',
          backups
            ? `${instant(backups.lastAt)}${backups.hasFailed ? '; one has failed since' : ''}`
            : 'the server writes none',
        ],
      ],
    },
    {
      title: 'Tracker',
      rows: [
        ['Projects', String(figures.projects.reduce((sum, { projects }) => sum + projects, 0))],
        ['Open proposals', String(figures.openProposals)],
        ['The oldest waits since', figures.oldestProposalAt?.toISOString().slice(0, 10) ?? 'none waits'],
        ['Last import', instant(figures.lastImportAt)],
        ['Tokens that end within fourteen days', String(figures.tokensEndingSoon)],
      ],
    },
    {
      title: 'Queues',
      rows: [
        ['Messages to subscribers', queueOf(figures.queues.deliveries)],
        ['Messages that failed and are tried again', String(figures.deliveriesFailing)],
        ['Webhooks of the repository', queueOf(figures.queues.heard)],
      ],
    },
    {
      title: 'Settings',
      rows: running.settings.map(({ name, value, isSet }) => [
        name,
        `${value || 'nothing'}${isSet ? '' : ' (default)'}`,
      ]),
    },
  ];
}
