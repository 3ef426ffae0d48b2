import type { IncomingMessage } from 'node:http';
import { forbiddenIn } from '../base/characters.ts';
import { HttpProblem } from './problem.ts';

/**
 * Path and query of the request line, `/…`. Of a whole URL, as proxies send it, only the path counts; the host that it names is
 * not believed. Text that cannot be a path is answered 400, so that handlers can parse and decode it without care.
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

/** Of two hosts, or of what only begins as one, a proxy may have taken another than we. */
export function assertOneHost(request: IncomingMessage): void {
  if (hostsOf(request) > 1)
    throw new HttpProblem(400, 'BAD_REQUEST', 'The request must name one host, in one Host header.');
  if (!HOST.test(request.headers.host ?? ''))
    throw new HttpProblem(400, 'BAD_REQUEST', 'The Host header must be a host, with or without a port.');
}

/** An address in brackets, or a name; and a port. Empty where the request is for no host. */
const HOST = /^(?:\[[0-9a-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(?::\d{0,5})?$/i;

export const hostsOf = ({ rawHeaders }: IncomingMessage): number =>
  rawHeaders.filter((name, at) => at % 2 === 0 && name.length === 4 && name.toLowerCase() === 'host').length;
