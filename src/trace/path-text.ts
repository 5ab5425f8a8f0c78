import type { ResponsePath } from '../core/wants.ts';

/** `organizations.nodes[3].members`. */
export function pathText(path: ResponsePath): string {
  const steps: string[] = [];
  for (let step: ResponsePath | undefined = path; step !== undefined; step = step.prev) {
    steps.push(typeof step.key === 'number' ? `[${step.key}]` : `.${step.key}`);
  }
  return steps.reverse().join('').slice(1);
}
