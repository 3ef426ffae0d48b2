import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Response } from '@whatwg-node/fetch';
import type { AdmitAdmin } from './admit-admin.ts';
import type { Handler } from './handler.ts';

interface Options {
  admit: AdmitAdmin;
  /** Writes all that is recorded to a file. */
  writeExport: (path: string) => Promise<unknown>;
  now: () => Date;
}

/**
 * `/export.json.gz`, for admins. The export is written to a temporary file first, so that a slow reader does not hold up the
 * database and nobody gets half of it for the whole. One at a time.
 */
export function createExportFile({ admit, writeExport, now }: Options): Handler {
  let last: Promise<unknown> = Promise.resolve();
  const afterOthers = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => {});
    return mine;
  };
  /** Open and without a name, so that nothing of it stays, whatever happens to the request. */
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
    await admit(request);
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
