import { forbiddenIn } from '../../base/characters.ts';

/** Where a person goes after signing in: a path of ours, whatever was asked for. */
export function returnTo(asked: string | null | undefined): string {
  if (!asked || asked.length > 1500 || !/^\/(?![/\\])/.test(asked)) return '/';
  if (forbiddenIn(asked, { hasLines: false }) || asked.includes('\\')) return '/';
  const base = 'http://own.invalid';
  if (!URL.canParse(asked, base)) return '/';
  const { origin, pathname, search } = new URL(asked, base);
  if (origin !== base || /^\/(?:\/|sign-)/.test(pathname)) return '/';
  return pathname + search;
}
