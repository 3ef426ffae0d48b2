import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Response } from '@whatwg-node/fetch';
import { type Authenticate, NO_VIEWER } from './plugins/authentication.ts';
import { HttpProblem } from './problem.ts';
import type { Handler } from './router.ts';

interface Options {
  authenticate: Authenticate;
  /** Writes all that is recorded to a file. */
  writeExport: (path: string) => Promise<unknown>;
  now: () => Date;
}

/**
 * `/export.json.gz`, for admins. It is written to a file of its own first: nobody who reads slowly holds the database up, and nobody is
 * sent half of it for the whole. One at a time.
 */
export function createExportFile({ authenticate, writeExport, now }: Options): Handler {
  let last: Promise<unknown> = Promise.resolve();
  const afterOthers = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
  return async (request, { onClose }) => {
    const viewer = await authenticate(request.headers.get('authorization'), now());
    if (typeof viewer === 'string') {
      const { status, code, message, headers } = NO_VIEWER[viewer];
      throw new HttpProblem(status, code, message, { headers });
    }
    if (viewer === null)
      throw new HttpProblem(
        401,
        'UNAUTHENTICATED',
        'Expected the token of an admin as Authorization: Bearer …, found none.',
        { headers: NO_VIEWER.refused.headers },
      );
    if (viewer.role !== 'ADMIN')
      throw new HttpProblem(
        403,
        'FORBIDDEN',
        `Expected the token of an admin, found that of a ${viewer.role.toLowerCase()}.`,
      );
    const folder = await mkdtemp(join(tmpdir(), 'sig-status-export-'));
    onClose(() => void rm(folder, { recursive: true, force: true }));
    const path = join(folder, 'export.json.gz');
    const at = now().toISOString().slice(0, 10);
    await afterOthers(() => writeExport(path));
    return new Response(createReadStream(path) as unknown as ReadableStream, {
      headers: {
        'content-type': 'application/gzip',
        'content-disposition': `attachment; filename="sig-status-${at}.json.gz"`,
        'cache-control': 'private, no-store',
        'transfer-encoding': 'chunked',
      },
    });
  };
}
