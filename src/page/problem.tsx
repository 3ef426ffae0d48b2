import { RETRY_AFTER } from '../base/retry.ts';
import { BadQueryError } from './query-string.ts';
import { OperationError, type Sight } from './view.ts';

interface Problem extends Sight {
  status: number;
  headers?: Record<string, string>;
}

/** The page for a question that cannot be read or answered; null for what is a fault of the page itself. */
export function whyNot(error: unknown): Problem | null {
  if (error instanceof BadQueryError) return badQuestion([error.message]);
  if (!(error instanceof OperationError)) return null;
  if (error.codes.some((code) => code === 'UNAVAILABLE' || code === 'TIMEOUT')) return unavailable;
  if (error.codes.some((code) => code === 'BAD_USER_INPUT' || code === 'INVALID_CURSOR'))
    return badQuestion(error.messages);
  return broken;
}

function badQuestion(sentences: readonly string[]): Problem {
  return {
    status: 400,
    title: 'That question cannot be read',
    description: 'The address of this page asks for something that cannot be read.',
    body: (
      <>
        <h1>That question cannot be read</h1>
        <p class="lede">Something after the question mark in the address is not what it should be:</p>
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        <p>
          Correct it in the address, go back, or start again from <a href="/">the overview</a>.
        </p>
      </>
    ),
  };
}

const unavailable: Problem = {
  status: 503,
  headers: { 'retry-after': RETRY_AFTER },
  title: 'Back in a moment',
  description: 'The database cannot be reached at the moment.',
  body: (
    <>
      <h1>Back in a moment</h1>
      <p class="lede">The server is up, and its database cannot be reached or takes too long.</p>
      <p>
        This usually ends within seconds, for instance while the database restarts. Nothing that was recorded
        is lost. Load the page again shortly; <a href="/ready">/ready</a> says when all is well.
      </p>
    </>
  ),
};

const broken: Problem = {
  status: 500,
  title: 'Something went wrong',
  description: 'The server could not answer.',
  body: (
    <>
      <h1>Something went wrong</h1>
      <p class="lede">The server could not answer, and has written down why.</p>
      <p>
        Trying again seldom helps. Whoever runs the server finds the cause in its log by the{' '}
        <code>X-Request-Id</code> of this answer. <a href="/">The overview</a> may still work.
      </p>
    </>
  ),
};
