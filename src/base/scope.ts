import { AsyncLocalStorage } from 'node:async_hooks';

/** A value that holds within some work, and in everything that the work calls and awaits. */
export interface Scope<Value> {
  run<Result>(value: Value, work: () => Promise<Result>): Promise<Result>;
  current(): Value | undefined;
}

/**
 * Between two works the storage is switched off: on the older releases of Node one that was used once makes every later promise of
 * the process dearer, whoever awaits it.
 */
export function createScope<Value>(): Scope<Value> {
  const storage = new AsyncLocalStorage<Value>();
  let running = 0;
  return {
    run(value, work) {
      running += 1;
      return storage.run(value, () =>
        work().finally(() => {
          running -= 1;
          if (running === 0) storage.disable();
        }),
      );
    },
    current: () => storage.getStore(),
  };
}
