import type { Diagnose } from '../diagnostics.ts';
import type { Line } from './lines.ts';

/** Control characters but the tab, and halves of surrogate pairs. */
const FORBIDDEN = /(?!\t)[\p{Cc}\p{Cs}]/u;

/** A report is text. Says where it is not; only the first place is reported. */
export function checkCharacters(lines: readonly Line[], diagnose: Diagnose) {
  for (const { number, raw } of lines) {
    const found = FORBIDDEN.exec(raw);
    if (!found) continue;
    const code = found[0].charCodeAt(0);
    const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    const [rule, what] =
      code === 0
        ? ['nul-character', 'a NUL character']
        : code < 0xd800
          ? ['control-character', `the control character ${name}`]
          : ['lone-surrogate', `${name}, half of a surrogate pair`];
    diagnose.error(rule, number, found.index + 1, `expected text, found ${what}`);
    return false;
  }
  return true;
}
