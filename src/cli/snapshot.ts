import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { isPlace } from '../config.ts';
import { CommandFailed, type Io } from './io.ts';
import { askAlone } from './snapshot/ask.ts';
import { walk } from './snapshot/walk.ts';
import { withTracker } from './tracker.ts';

interface Options {
  url?: string;
}

export const snapshotCommand = (io: Io) =>
  new Command('snapshot')
    .description('write the whole public page as files that any web server can serve')
    .argument('<folder>', 'a folder that is empty or does not exist yet')
    .option(
      '--url <url>',
      'address at which readers will find the folder, for feeds and the calendar, such as https://example.org/sig; default: SIG_STATUS_PUBLIC_URL',
      (text) => {
        if (isPlace(text)) return text;
        throw new InvalidArgumentError('Expected an origin or a folder on one, without a slash at its end.');
      },
    )
    .action((folder: string, options: Options) => snapshot(io, folder, options));

async function snapshot(io: Io, folder: string, { url }: Options): Promise<void> {
  const place = resolve(folder);
  const there = await readdir(place).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (there?.length) {
    io.err(
      `sig-status snapshot: expected a folder that is empty or does not exist yet, found files in ${folder}\n`,
    );
    throw new CommandFailed();
  }
  await withTracker(io, async ({ database, config, now }) => {
    const base = url ?? config.publicUrl;
    if (base === null) {
      io.err(
        'sig-status snapshot: expected --url or SIG_STATUS_PUBLIC_URL, for the links of feeds and the calendar; found neither\n',
      );
      throw new CommandFailed();
    }
    // Heavy to load, and all that the server is.
    const { composeAlone } = await import('../compose.ts');
    const edge = composeAlone({ ...config, publicUrl: base }, database);
    const site = await askAlone(edge.server);
    const beside = `${place}.${randomUUID()}.partial`;
    try {
      await mkdir(beside, { recursive: true });
      const note = `This is a snapshot of ${now().toISOString().slice(0, 10)}. It no longer changes.`;
      const { pages, files } = await walk(site, { folder: beside, base, note, signal: io.signal });
      if (there) await rm(place, { recursive: true });
      await rename(beside, place);
      io.out(`${folder}: ${pages} pages and ${files} files, for ${base}/\n`);
    } catch (error) {
      if (io.signal.aborted) throw new CommandFailed(130);
      throw error;
    } finally {
      await rm(beside, { recursive: true, force: true });
      await edge.close(0);
      await site.close();
    }
  });
}
