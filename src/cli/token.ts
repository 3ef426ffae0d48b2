import { Command, InvalidArgumentError, Option } from 'commander';
import { DAY_MS } from '../base/calendar.ts';
import { DomainError, ValidationError } from '../base/errors.ts';
import { role as roles } from '../db/tables/enums.ts';
import { createToken, LIFE_DAYS } from '../domain/access/create-token.ts';
import { revokeToken } from '../domain/access/revoke-token.ts';
import { OVERLAP_DAYS, rotateToken } from '../domain/access/rotate-token.ts';
import { operator } from '../domain/access/stand-ins.ts';
import { listTokens, projectsOfTokens, stateOf, type TokenRow } from '../domain/access/tokens.ts';
import { perform } from '../domain/act/perform.ts';
import { findPeople } from '../domain/person/rows.ts';
import { EXPIRES_SOON_DAYS } from '../domain/tracker/figures.ts';
import { parseExpiry } from './expiry.ts';
import { CommandFailed, type Io } from './io.ts';
import { withTracker } from './tracker.ts';

interface CreateOptions {
  role: string;
  project?: string[];
  expires?: string;
  name?: string;
  person?: string;
}

/** After so many days without use a token is listed as unused: nobody would miss it. */
const IDLE_DAYS = 90;

const collect = (value: string, before: readonly string[] = []) => [...before, value];

function checkExpiry(text: string): string {
  if (parseExpiry(text, new Date(0)) !== undefined) return text;
  throw new InvalidArgumentError('Expected 90d, 12h, 4w, a day such as 2030-01-01, or never.');
}

interface RotateOptions {
  overlap: string;
  expires?: string;
}

function checkOverlap(text: string): string {
  if (text !== 'never' && parseExpiry(text, new Date(0)) !== undefined) return text;
  throw new InvalidArgumentError('Expected 7d, 12h, 4w, or a day such as 2030-01-01.');
}

function tokenNumber(text: string): number {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Expected the number of a token, as `token list` shows it.');
}

export const tokenCommand = (io: Io) =>
  new Command('token')
    .description('issue, list, rotate and revoke tokens, the credentials of the API')
    .addCommand(createCommand(io))
    .addCommand(
      new Command('list')
        .description('list all tokens, also expired and revoked ones, without their secrets')
        .option('--json', 'print a JSON array')
        .action((options: { json?: boolean }) => list(io, options)),
    )
    .addCommand(
      new Command('rotate')
        .description(
          'issue a new token in place of another, which stays valid for a while; prints the new secret once',
        )
        .argument('<id>', 'number of the token, as in the list', tokenNumber)
        .option(
          '--overlap <time>',
          'how long the old token stays valid, such as 12h, 4w or a day',
          checkOverlap,
          `${OVERLAP_DAYS}d`,
        )
        .option(
          '--expires <when>',
          'end of the new token; default: it lives as long as the old one was made to',
          checkExpiry,
        )
        .action((id: number, options: RotateOptions) => rotate(io, id, options)),
    )
    .addCommand(
      new Command('revoke')
        .description('end a token at once')
        .argument('<id>', 'number of the token, as in the list', tokenNumber)
        .action((id: number) => revoke(io, id)),
    );

const createCommand = (io: Io) =>
  new Command('create')
    .description('issue a token; prints its secret once, on standard output')
    .addOption(
      new Option('--role <role>', 'what its bearer may do')
        .choices(roles.enumValues.map((role) => role.toLowerCase()))
        .makeOptionMandatory(),
    )
    .option('--project <slug>', 'a project it is for (maintainer and ci; may be repeated)', collect)
    .option(
      '--person <handle>',
      'its bearer, shown with what the token enters; default: a bot named after the role',
    )
    .option('--name <name>', 'what it is called; default: its role and projects')
    .option(
      '--expires <when>',
      `such as 90d, 12h, 4w, 2030-01-01, or never; default: ${LIFE_DAYS}d`,
      checkExpiry,
    )
    .action((options: CreateOptions) => create(io, options));

async function create(io: Io, { role, project, expires, name, person }: CreateOptions): Promise<void> {
  await withTracker(io, async ({ database: { db }, now: instant }) => {
    const now = instant();
    const expiresAt = expires === undefined ? undefined : parseExpiry(expires, now);
    const given = { role: role.toUpperCase(), projects: project, expiresAt, name, person };
    const by = { viewer: await operator(db), now, requestId: null };
    const token = await told(io, perform(db, createToken, given, by));
    io.out(`${token.secret}\n`);
    io.err(
      `token ${token.tokenId} (${token.name}) is issued; its entries are shown as by ${token.person}. Its secret is not shown again.\n`,
    );
  });
}

async function rotate(io: Io, id: number, { overlap, expires }: RotateOptions): Promise<void> {
  await withTracker(io, async ({ database: { db }, now: instant }) => {
    const now = instant();
    const given = {
      token: { id, given: String(id) },
      formerUntil: parseExpiry(overlap, now),
      expiresAt: expires === undefined ? undefined : parseExpiry(expires, now),
    };
    const by = { viewer: await operator(db), now, requestId: null };
    const token = await told(io, perform(db, rotateToken, given, by));
    io.out(`${token.secret}\n`);
    io.err(
      `token ${token.tokenId} (${token.name}) is issued in place of token ${id}, which stays valid until ${token.formerUntil}. Its secret is not shown again.\n`,
    );
  });
}

async function revoke(io: Io, id: number): Promise<void> {
  await withTracker(io, async ({ database: { db }, now }) => {
    const by = { viewer: await operator(db), now: now(), requestId: null };
    await told(io, perform(db, revokeToken, { token: { id, given: String(id) } }, by));
    io.err(`token ${id} is revoked\n`);
  });
}

async function list(io: Io, { json }: { json?: boolean }): Promise<void> {
  await withTracker(io, async ({ database: { db }, now }) => {
    const tokens = await listTokens(db);
    const projects = await projectsOfTokens(db, tokens);
    const people = await findPeople(
      db,
      tokens.map(({ personId }) => personId),
    );
    const rows = tokens.map((token, at) => ({
      id: token.id,
      name: token.name,
      role: token.role.toLowerCase(),
      projects: projects[at]?.map(({ slug }) => slug) ?? [],
      person: people[at]?.handle ?? '',
      state: stateOf(token, now()).toLowerCase(),
      createdAt: token.createdAt.toISOString(),
      expiresAt: token.expiresAt?.toISOString() ?? null,
      lastUsedAt: token.lastUsedAt?.toISOString() ?? null,
      note: noteOf(token, now()),
    }));
    const soon = rows.filter(({ note }) => note.startsWith('ends in'));
    if (soon.length)
      io.err(
        `${soon.length} ${soon.length === 1 ? 'token ends' : 'tokens end'} within ${EXPIRES_SOON_DAYS} days: ${soon.map(({ id }) => id).join(', ')} (replace them with sig-status token rotate)\n`,
      );
    if (json) io.out(`${JSON.stringify(rows, null, 2)}\n`);
    else io.out(table(rows.map((row) => ({ ...row, projects: row.projects.join(' ') }))));
  });
}

/** What the operator should know of a token. */
function noteOf(token: TokenRow, now: Date): string {
  if (stateOf(token, now) !== 'ACTIVE') return '';
  const left = token.expiresAt && Math.ceil((token.expiresAt.getTime() - now.getTime()) / DAY_MS);
  if (left !== null && left <= EXPIRES_SOON_DAYS) return `ends in ${left} ${left === 1 ? 'day' : 'days'}`;
  const idle = Math.floor((now.getTime() - (token.lastUsedAt ?? token.createdAt).getTime()) / DAY_MS);
  return idle >= IDLE_DAYS ? `not used for ${idle} days` : '';
}

function table(rows: readonly Record<string, string | number | null>[]): string {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, ...rows.map((row) => names.map((name) => String(row[name] ?? 'never')))];
  const widths = names.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) => `${line.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ')}`.trimEnd())
    .map((line) => `${line}\n`)
    .join('');
}

const OPTIONS: Record<string, string> = {
  'input.projects': '--project',
  'input.expiresAt': '--expires',
  'input.formerUntil': '--overlap',
  'input.name': '--name',
  'input.person': '--person',
};

/** Says why the tracker refused, in the words of the command line. */
async function told<Value>(io: Io, work: Promise<Value>): Promise<Value> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const lines =
      error instanceof ValidationError
        ? error.issues.map(({ path, message }) => {
            const [root, field, ...rest] = path.split('.');
            const option = OPTIONS[`${root}.${field}`] ?? path;
            return `${[option, ...rest].join(' ')}: ${message}`;
          })
        : [error.message];
    for (const line of lines) io.err(`sig-status token: ${line}\n`);
    throw new CommandFailed();
  }
}
