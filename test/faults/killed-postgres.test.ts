import { test } from 'vitest';
import { describeOn } from '../helpers/database.ts';
import { killWhileWriting } from './kill-rounds.ts';

describeOn(['postgres'], 'killed twenty times while it writes', (open) => {
  test('no acknowledged write is lost and none is half there', { timeout: 300_000 }, async () => {
    const { url, close } = await open();
    try {
      await killWhileWriting(['url', url ?? ''], 400);
    } finally {
      await close();
    }
  });
});
