import type { ApiSettings } from '../datasources/shared/api.ts';
import { auditSettings, idempotencySchema } from './audit.ts';
import { cacheSchema } from './cache-settings.ts';
import { checkConfiguration } from './check-configuration.ts';
import { ConfigurationError } from './configuration.ts';
import type { Configuration } from './configuration.ts';
import { readConfigurationFile } from './configuration-file.ts';
import type { Environment } from './environment.ts';
import { limitsSchema } from './file-schema.ts';
import { loggingSchema, metricsSchema } from './observability.ts';
import { processSettings } from './process-settings.ts';
import { webSchema } from './web-settings.ts';

export interface LoadOptions extends Environment {
  readonly apis: readonly ApiSettings[];
}

/**
 * Reads the file that `ORGRAPH_CONFIG` names, else `orgraph.yaml` in the working directory; where neither is there,
 * the configuration has no file and no sources. Throws `ConfigurationError` with every problem there is.
 */
export async function loadConfiguration({ env, cwd, apis }: LoadOptions): Promise<Configuration> {
  const { problems, ...settings } = processSettings(env);
  const found = await readConfigurationFile({ env, cwd });
  if (found === null) {
    if (problems.length > 0) throw new ConfigurationError(problems);
    return {
      file: null,
      ...settings,
      access: { mode: 'open' },
      limits: limitsSchema.parse({}),
      audit: auditSettings(undefined, cwd, undefined),
      idempotency: idempotencySchema.parse(undefined),
      cache: cacheSchema.parse(undefined),
      redis: null,
      metrics: metricsSchema.parse(undefined),
      logging: loggingSchema.parse(undefined),
      web: webSchema(cwd).parse({}),
      sandbox: false,
      sources: [],
      warnings: [],
    };
  }
  const { file, content } = found;
  if ('problems' in content) throw new ConfigurationError([...problems, ...content.problems]);
  return checkConfiguration(content.value, { env, cwd, apis, file, origin: content.origin });
}
