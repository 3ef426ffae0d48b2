import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
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
  /** Open and without a name: whatever becomes of the request, nothing of it stays. */
  async function written(): Promise<FileHandle> {
    const folder = await mkdtemp(join(tmpdir(), 'sig-status-export-http-'));
    try {
      const path = join(folder, 'export.json.gz');
      await writeExport(path);
      return await open(path);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
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
    const file = await afterOthers(() => {
      request.signal.throwIfAborted();
      return written();
    });
    // Nobody reads to its end what a client that has gone was to be sent.
    const close = () => file.close().catch(() => {});
    if (request.signal.aborted) await close();
    request.signal.throwIfAborted();
    onClose(close);
    const at = now().toISOString().slice(0, 10);
    return new Response(file.createReadStream() as unknown as ReadableStream, {
      headers: {
        'content-type': 'application/gzip',
        'content-disposition': `attachment; filename="sig-status-${at}.json.gz"`,
        'cache-control': 'private, no-store',
        'transfer-encoding': 'chunked',
      },
    });
  };
}
