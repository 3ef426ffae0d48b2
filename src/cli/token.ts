import { Command, InvalidArgumentError, Option } from 'commander';
import { role as roles } from '../db/tables/enums.ts';
import { createToken } from '../domain/access/create-token.ts';
import { operator } from '../domain/access/operator.ts';
import { perform } from '../domain/access/perform.ts';
import { revokeToken } from '../domain/access/revoke-token.ts';
import { LIFE_DAYS } from '../domain/access/token-schemas.ts';
import { listTokens, projectsOfTokens, stateOf } from '../domain/access/tokens.ts';
import { DomainError, ValidationError } from '../domain/errors.ts';
import { findPeople } from '../domain/person/find.ts';
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

const collect = (value: string, before: readonly string[] = []) => [...before, value];

function checkExpiry(text: string): string {
  if (parseExpiry(text, new Date(0)) !== undefined) return text;
  throw new InvalidArgumentError('Expected 90d, 12h, 4w, a day such as 2030-01-01, or never.');
}

export const tokenCommand = (io: Io) =>
  new Command('token')
    .description('issue, list and revoke the credentials that the API takes')
    .addCommand(createCommand(io))
    .addCommand(
      new Command('list')
        .description('list the tokens, expired and revoked ones included; secrets are not kept')
        .option('--json', 'print a JSON array')
        .action((options: { json?: boolean }) => list(io, options)),
    )
    .addCommand(
      new Command('revoke')
        .description('end a token at once')
        .argument('<id>', 'number of the token, as in the list', (text) => {
          if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
          throw new InvalidArgumentError('Expected the number of a token, as `token list` shows it.');
        })
        .action((id: number) => revoke(io, id)),
    );

const createCommand = (io: Io) =>
  new Command('create')
    .description('issue a token; its secret is printed once, on standard output')
    .addOption(
      new Option('--role <role>', 'what it is for')
        .choices(roles.enumValues.map((role) => role.toLowerCase()))
        .makeOptionMandatory(),
    )
    .option('--project <slug>', 'a project it is for (maintainer and ci; may be repeated)', collect)
    .option('--person <handle>', 'its bearer, shown with what is entered; else a bot named after the role')
    .option('--name <name>', 'what it is called; else its role and projects')
    .option('--expires <when>', `such as 90d, 12h, 4w, 2030-01-01, or never; else ${LIFE_DAYS}d`, checkExpiry)
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
      `token ${token.tokenId} (${token.name}) is issued; what it enters is shown as by ${token.person}. This is the only time its secret is shown.\n`,
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
    }));
    if (json) io.out(`${JSON.stringify(rows, null, 2)}\n`);
    else io.out(table(rows.map((row) => ({ ...row, projects: row.projects.join(' ') }))));
  });
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
  'input.name': '--name',
  'input.person': '--person',
};

/** What the tracker refuses, in the words of the command line. */
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
