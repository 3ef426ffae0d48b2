import type { YogaInitialContext } from 'graphql-yoga';
import type { EdgeContext, EdgePlugin } from '../edge-context.ts';
import type { Authenticated } from './authentication.ts';

/** The context of resolvers, made for each operation that has passed every check of its document. */
export type CreateContext = (
  edge: EdgeContext & YogaInitialContext & Partial<Authenticated>,
) => object | Promise<object>;

export function useRequestContext(createContext: CreateContext): EdgePlugin {
  return {
    async onContextBuilding({ context, extendContext }) {
      extendContext(await createContext(context));
    },
  };
}
