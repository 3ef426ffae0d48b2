import { createScope } from '../../base/scope.ts';

/** The embedded database has one connection: a transaction that waits for the outer handle waits for itself, for ever. */
class OuterHandleError extends Error {
  constructor() {
    super(
      'Expected the handle given to the transaction, got the outer database handle inside it; it would wait for itself.',
    );
    this.name = 'OuterHandleError';
  }
}

interface OpenTransaction {
  owner: object;
  isOpen: boolean;
}

const open = createScope<OpenTransaction>();

export function insideTransaction<T>(owner: object, work: () => Promise<T>): Promise<T> {
  const transaction: OpenTransaction = { owner, isOpen: true };
  return open.run(transaction, () =>
    work().finally(() => {
      // What the work left running may use the outer handle once the transaction has ended.
      transaction.isOpen = false;
    }),
  );
}

/** @throws OuterHandleError within the work of an open transaction of the same owner. */
export function refuseInsideTransaction(owner: object): void {
  const transaction = open.current();
  if (transaction?.isOpen && transaction.owner === owner) throw new OuterHandleError();
}
