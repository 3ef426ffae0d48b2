import type { Diagnose } from '../diagnostics.ts';
import type { Line } from './lines.ts';

/** Control characters but the tab, halves of surrogate pairs, and overrides of the direction. */
const FORBIDDEN = /(?!\t)[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069]/u;

/** A report is text. Says where it is not; only the first place is reported. */
export function checkCharacters(lines: readonly Line[], diagnose: Diagnose) {
  for (const { number, raw } of lines) {
    const found = FORBIDDEN.exec(raw);
    if (!found) continue;
    const [rule, what] = ruleOf(found[0].charCodeAt(0));
    diagnose.error(rule, number, found.index + 1, `expected text, found ${what}`);
    return false;
  }
  return true;
}

function ruleOf(code: number): [rule: string, what: string] {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code === 0) return ['nul-character', 'a NUL character'];
  if (code < 0xa0) return ['control-character', `the control character ${name}`];
  if (code < 0xd800)
    return ['direction-override', `${name}, which overrides the direction of the text behind it`];
  return ['lone-surrogate', `${name}, half of a surrogate pair`];
}
