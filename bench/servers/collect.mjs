import { createServer } from 'node:http';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

/** Loaded before a server: on a port of its own it collects what nobody needs, and says what is left. */
if (isMainThread) {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc');
  createServer(async (_request, response) => {
    // What finalizers let go of is collected by the second.
    collect();
    await nextTurn();
    collect();
    response.end(JSON.stringify(process.memoryUsage()));
  })
    .listen(Number(process.env.COLLECT_PORT), '127.0.0.1')
    .unref();
}
