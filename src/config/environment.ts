export interface Environment {
  readonly env: NodeJS.ProcessEnv;
  /** Absolute. */
  readonly cwd: string;
}

/** The process's own surroundings; nothing else in orgraph reads `process.env`. */
export function environment(): Environment {
  return { env: process.env, cwd: process.cwd() };
}

/** A variable's value; set but empty counts as not set, as container tools cannot unset one. */
export function variable(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === '' ? undefined : value;
}
