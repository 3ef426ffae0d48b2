import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Another version may write the same ledger differently. */
const { version: program } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { version: string };

/** The version of the ledger, and until when what was read of it stays true although nothing is written. */
export interface LedgerState {
  version: number;
  nextChangeAt: Date;
}

/**
 * `ETag` of a file, known before the file is made: another whenever the ledger has changed, or an instant has passed at which the file
 * may have. Weak, because the same content travels in several encodings.
 * @param edition settings by which the same ledger is written differently
 */
export function tagOf({ version, nextChangeAt }: LedgerState, url: URL, edition: string): string {
  const parts = [program, edition, version, nextChangeAt.toISOString(), url.href];
  return `W/"${createHash('sha256').update(parts.join('\n')).digest('base64url').slice(0, 22)}"`;
}
