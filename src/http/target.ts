import { HttpProblem } from './problem.ts';

/**
 * Path and query of the request line, `/…`. A whole URL in it, as proxies send, is taken for its path; whose host it
 * names is not believed. What cannot be a path is 400, so that handlers can parse and decode it without care.
 */
export function targetOf(requestLine: string): string {
  const target = /^https?:\/\//i.test(requestLine) ? pathOf(requestLine) : requestLine;
  if (target.startsWith('/') && URL.canParse(`http://localhost${target}`) && isDecodable(target))
    return target;
  throw new HttpProblem(400, 'BAD_REQUEST', 'The request line must name a path such as /graphql.');
}

function pathOf(url: string): string {
  if (!URL.canParse(url)) return '';
  const { pathname, search } = new URL(url);
  return pathname + search;
}

function isDecodable(target: string): boolean {
  if (!target.includes('%')) return true;
  try {
    return !decodeURIComponent(target.split('?', 1)[0] ?? '').includes('\0');
  } catch {
    return false;
  }
}
