import { cpus } from 'node:os';

/** On what a measurement was made: figures are worth nothing without it. */
export function surroundings(core: number | null): string {
  const processors = cpus();
  const [processor] = processors;
  const placement =
    core === null
      ? 'contenders share all cores with the load and the upstream'
      : `contenders have core ${core} to themselves`;
  return `Node.js ${process.versions.node}, ${process.platform}, ${processors.length} × ${processor?.model.trim() ?? 'processor'}; ${placement}.`;
}
