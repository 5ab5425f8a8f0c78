import { stringify } from 'yaml';
import { startSandbox, type SandboxOptions } from './index.ts';

/** Fixed, so that an orgraph.yaml written once keeps fitting. */
const ports: Required<NonNullable<SandboxOptions['ports']>> = {
  control: 4100,
  confluent: 4101,
  tiledb: 4102,
  rockset: 4103,
  guardai: 4104,
};

const sandbox = await startSandbox({ ports });
const lines = [
  `# The sandbox is running. Control: ${sandbox.controlUrl}`,
  '# Save what follows as orgraph.yaml to point orgraph at it. Ctrl+C stops the sandbox.',
  stringify(sandbox.configuration()),
];
process.stdout.write(`${lines.join('\n')}\n`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void sandbox.stop();
  });
}
