import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.ts';

/**
 * For tests that count what is in the sandbox, or list it: one more vendor changes nothing of what these hold. All other
 * tests are of every vendor.
 */
export const countedVendors = ['confluent', 'tiledb', 'rockset', 'guardai'] as const;

/**
 * Starts a strict sandbox for the test file or `describe` block this is called in, resets it before each test and
 * stops it at the end. The returned function gives the sandbox; call it inside tests.
 */
export function useSandbox(options: SandboxOptions = {}): () => Sandbox {
  let sandbox: Sandbox | undefined;
  beforeAll(async () => {
    sandbox = await startSandbox({ strict: true, ...options });
  });
  beforeEach(() => sandbox?.reset());
  afterAll(async () => {
    await sandbox?.stop();
  });
  return () => {
    if (!sandbox) throw new Error('the sandbox runs only inside tests');
    return sandbox;
  };
}
