import { forbiddenIn } from '../base/characters.ts';
import { HttpProblem } from './problem.ts';

/**
 * Path and query of the request line, `/…`. A whole URL in it, as proxies send, is taken for its path; whose host it
 * names is not believed. What cannot be a path is 400, so that handlers can parse and decode it without care.
 */
export function targetOf(requestLine: string): string {
  const target = /^https?:\/\//i.test(requestLine) ? pathOf(requestLine) : requestLine;
  if (!target.startsWith('/') || !URL.canParse(`http://localhost${target}`))
    throw new HttpProblem(400, 'BAD_REQUEST', 'The request line must name a path such as /graphql.');
  if (!isText(target))
    throw new HttpProblem(
      400,
      'BAD_REQUEST',
      'Expected an address of text; got control characters, characters that change the direction of writing, or broken percent-encoding in it.',
    );
  return target;
}

function pathOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { pathname, search } = new URL(url);
  return pathname + search;
}

/** Both parts, once decoded. Documents and variables in a query of GraphQL have rules of their own. */
function isText(target: string): boolean {
  if (!target.includes('%')) return true;
  const [path = '', ...query] = target.split('?');
  try {
    if (forbiddenIn(decodeURIComponent(path), { hasLines: false })) return false;
  } catch {
    return false;
  }
  if (path === '/graphql') return true;
  return [...new URLSearchParams(query.join('?'))].every(
    (pair) => !forbiddenIn(pair.join('='), { hasLines: true }),
  );
}
