import { composeByApollo, composeByGuild } from './compose.ts';
import { startGateway, type GatewayName } from './start-gateway.ts';
import { startSubgraphs, type RunningSubgraphs } from './start-subgraphs.ts';

export interface RunningSupergraph extends RunningSubgraphs {
  /** Where the gateway answers GraphQL. */
  readonly url: string;
}

/** Each gateway is given what the composition of its own makers makes. */
const composeFor = { hive: composeByGuild, apollo: composeByApollo };

/** The subgraphs, composed, and a gateway in front of them. */
export async function startSupergraph(
  name: GatewayName,
  { gateway: port, ...ports }: Parameters<typeof startSubgraphs>[0] & { readonly gateway?: string } = {},
): Promise<RunningSupergraph> {
  const running = await startSubgraphs(ports);
  try {
    const supergraphSdl = composeFor[name](running.subgraphs);
    const gateway = await startGateway(name, { supergraphSdl, port });
    return {
      ...running,
      url: gateway.url,
      async stop() {
        await gateway.stop();
        await running.stop();
      },
    };
  } catch (error) {
    await running.stop();
    throw error;
  }
}
