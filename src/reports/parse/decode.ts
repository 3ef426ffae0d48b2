import { isUtf8 } from 'node:buffer';
import { collectDiagnostics, type Diagnostic } from '../diagnostics.ts';
import { REPORT_LIMITS } from './limits.ts';

export interface Decoded {
  /** UTF-8 text without byte order mark and with `\n` line ends; null where it was refused. */
  source: string | null;
  diagnostics: Diagnostic[];
}

const UTF16: readonly (readonly [number, number, string])[] = [
  [0xff, 0xfe, 'UTF-16 (little-endian)'],
  [0xfe, 0xff, 'UTF-16 (big-endian)'],
];

/** Decodes a file's bytes as text, or says where and why that is impossible. */
export function decodeReport(bytes: Uint8Array, path: string): Decoded {
  const { diagnose, list } = collectDiagnostics(path);
  const refuse = (rule: string, line: number, column: number, message: string): Decoded => {
    diagnose.error(rule, line, column, message);
    return { source: null, diagnostics: list() };
  };
  if (bytes.length > REPORT_LIMITS.bytes) {
    return refuse(
      'too-large',
      1,
      1,
      `expected a report of at most ${REPORT_LIMITS.bytes} bytes, found ${bytes.length}`,
    );
  }
  const utf16 = UTF16.find(([first, second]) => bytes[0] === first && bytes[1] === second);
  if (utf16) return refuse('encoding', 1, 1, `expected UTF-8, found ${utf16[2]}`);
  if (!isUtf8(bytes)) {
    const valid = validPrefix(bytes);
    const byte = (bytes[valid.length] ?? 0).toString(16).toUpperCase().padStart(2, '0');
    const before = normaliseLineEnds(valid.text).split('\n');
    return refuse(
      'encoding',
      before.length,
      (before.at(-1) ?? '').length + 1,
      `expected UTF-8, found the byte ${byte}`,
    );
  }
  return { source: normaliseLineEnds(new TextDecoder().decode(bytes)), diagnostics: [] };
}

/** The reader counts lines by `\n` alone. */
export const normaliseLineEnds = (text: string) => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

/** The longest beginning that is UTF-8. */
function validPrefix(bytes: Uint8Array) {
  let length = 0;
  for (let step = 2 ** Math.floor(Math.log2(bytes.length)); step >= 1; step /= 2) {
    const candidate = length + step;
    // A prefix may end within a character: then the bytes that complete it decide, up to three more.
    if (candidate <= bytes.length && startsValid(bytes.subarray(0, candidate))) length = candidate;
  }
  while (length > 0 && !isUtf8(bytes.subarray(0, length))) length--;
  return { length, text: new TextDecoder().decode(bytes.subarray(0, length)) };
}

function startsValid(bytes: Uint8Array) {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
