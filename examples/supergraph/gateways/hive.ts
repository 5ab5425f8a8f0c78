/** Configuration of Hive Gateway. */
import { defineConfig } from '@graphql-hive/gateway';
import { forwardedHeaders } from './forwarded-headers.ts';

export const gatewayConfig = defineConfig({
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => forwardedHeaders((name) => request.headers.get(name)),
  },
});
