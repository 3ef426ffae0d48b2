import { test } from 'vitest';
import { testDirectory } from '../helpers/database.ts';
import { killWhileWriting } from './kill-rounds.ts';

test('killed twenty times while it writes to the embedded database, no acknowledged write is lost and none is half there', {
  timeout: 300_000,
}, async () => {
  const { path, remove } = await testDirectory();
  try {
    await killWhileWriting(['directory', path], 1000);
  } finally {
    remove();
  }
});
