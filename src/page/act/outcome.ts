import { documents, type Execute } from '../operations.ts';
import { operationOf } from './inputs.ts';
import { quotedWordFor } from './labels.ts';
import { inWords } from './levels.ts';

/** By the names of levels also where one ends the sentence. */
const plainly = (sentence: string): string =>
  inWords(sentence.replace(/\.$/, '')).replace(CODE, quotedWordFor) + (sentence.endsWith('.') ? '.' : '');
const CODE = /(?<![\w/.-])[A-Z][A-Z_]{3,}(?![\w/.-])/g;

/** The result of an act or of a trial. */
export type Outcome =
  | { kind: 'done'; answer: Answer }
  | {
      kind: 'refused';
      message: string;
      fields: Record<string, string>;
      more: readonly string[];
      code: string;
    }
  | { kind: 'forbidden' }
  | { kind: 'unknown'; message: string };

type Answer = Record<string, unknown> & { __typename: string };

interface Refusal {
  __typename: string;
  message: string;
  issues?: { path: string; message: string }[];
  blockers?: { message: string; criterion: { key: string } | null }[];
  dependents?: { what: string; name: string }[];
  diagnostics?: { line: number; severity: string; message: string }[];
}

/**
 * One act as an operation of the schema, with the rights of whoever is signed in.
 * @param isTrial everything is done and taken back, so that it is known what would come of it
 */
export async function perform(
  execute: Execute,
  act: string,
  input: Record<string, unknown>,
  isTrial: boolean,
): Promise<Outcome> {
  const document = documents.get(operationOf(act));
  if (!document) throw new Error(`schema/operations has no operation for ${act}`);
  const executed = await execute(document, { input }, false, isTrial).catch(tooMany);
  if ('kind' in executed) return executed;
  const { data, errors = [] } = executed;
  const answer = (data as Record<string, Answer | null> | null | undefined)?.[act];
  if (answer?.__typename.endsWith('Success')) return { kind: 'done', answer };
  if (answer) return refused(answer as unknown as Refusal);
  const [error] = errors;
  const code = String(error?.extensions?.code ?? '');
  if (code === 'FORBIDDEN' || code === 'UNAUTHENTICATED') return { kind: 'forbidden' };
  const message = error?.message ?? 'The server gave no answer.';
  if (code === 'OUTCOME_UNKNOWN') return { kind: 'unknown', message };
  // A value that the schema does not take names its place in the message.
  const [, field = ''] = /at "input\.(\w+)/.exec(message) ?? [];
  const plain = message.replace(/^Variable .*?; /, '');
  return { kind: 'refused', message: plain, fields: field ? { [field]: plain } : {}, more: [], code };
}

/** Of a limit that the client is over. */
export const TOO_MANY = 'TOO_MANY_REQUESTS';

/** The form keeps what was typed, to be sent again later. */
function tooMany(error: unknown): Outcome {
  if (!(error instanceof Error) || !('status' in error) || error.status !== 429) throw error;
  return { kind: 'refused', message: error.message, fields: {}, more: [], code: TOO_MANY };
}

function refused({ __typename: code, message, issues, blockers, dependents, diagnostics }: Refusal): Outcome {
  const fields: Record<string, string> = {};
  for (const issue of issues ?? []) {
    const [, name = ''] = /^input\.(\w+)/.exec(issue.path) ?? [];
    if (name) fields[name] ??= plainly(issue.message);
  }
  const more = [
    ...(blockers ?? []).map((blocker) => blocker.message),
    ...(dependents ?? []).map(({ what, name }) => `${what} ${name}`),
    ...(diagnostics ?? []).map(({ line, message }) => `Line ${line}: ${message}`),
  ].map(plainly);
  return { kind: 'refused', message: plainly(message), fields, more, code };
}
