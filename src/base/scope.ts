import { AsyncLocalStorage } from 'node:async_hooks';

/** A value that holds within some work, and in everything that the work calls and awaits. */
export interface Scope<Value> {
  run<Result>(value: Value, work: () => Promise<Result>): Promise<Result>;
  current(): Value | undefined;
  /** Values hold for so long at least, also in what goes on after its work has ended. */
  keep(ms: number): void;
}

/**
 * Between two works the storage is switched off: on the older releases of Node one that was used once makes every later promise of
 * the process dearer, whoever awaits it.
 */
export function createScope<Value>(): Scope<Value> {
  const storage = new AsyncLocalStorage<Value>();
  let running = 0;
  const leave = () => {
    running -= 1;
    if (running === 0) storage.disable();
  };
  return {
    run(value, work) {
      running += 1;
      return storage.run(value, () => work().finally(leave));
    },
    keep(ms) {
      running += 1;
      setTimeout(leave, ms).unref();
    },
    current: () => storage.getStore(),
  };
}
