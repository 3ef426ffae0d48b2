import { destination, type Logger, pino } from 'pino';
import type { Config } from '../config.ts';

interface DescribedError {
  type: string;
  message?: string;
  /** SQLSTATE or a code of Node. */
  code?: string;
  constraint?: string;
  stack?: string;
  cause?: DescribedError;
}

/** Deeper chains than this come from a loop in `cause`. */
const deepestCause = 5;

/**
 * What a log may say of an error. The messages of the database and of drizzle quote statements and parameters, which may be a
 * person's words or a token: of these only the code, the constraint and the frames of the stack are kept.
 */
export function describeError(error: unknown, depth = 0): DescribedError {
  if (!(error instanceof Error)) return { type: typeof error };
  const { code, constraint, query } = error as Error & Record<string, unknown>;
  const quotesSql =
    query !== undefined ||
    error.message.startsWith('Failed query') ||
    (typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code));
  return {
    type: error.name,
    ...(quotesSql ? {} : { message: error.message }),
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    stack: error.stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(error.cause !== undefined && depth < deepestCause
      ? { cause: describeError(error.cause, depth + 1) }
      : {}),
  };
}

/** Lines of JSON on standard error, so that standard output holds the address alone. */
export function createLog({ logLevel }: Pick<Config, 'logLevel'>): Logger {
  return pino(
    {
      level: logLevel,
      base: null,
      serializers: { err: describeError },
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    destination({ dest: 2, sync: true }),
  );
}
