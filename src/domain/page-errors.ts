import { DomainError } from './errors.ts';

/** The size or the direction of a page cannot be served. */
export class PageError extends DomainError {}

/** A cursor that the connection, in the order asked for, has not given out. */
export class CursorError extends DomainError {
  readonly argument: string;
  constructor(argument: string) {
    super(`Expected in ${argument} a cursor of this connection in this order; got something else.`);
    this.argument = argument;
  }
}
