/** Hive Gateway with equal requests that are under way at the same time answered once. */
import { defineConfig } from '@graphql-hive/gateway';

export const gatewayConfig = defineConfig({ inboundInflightRequestDeduplication: true });
