import type { ResponsePath } from '../core/wants.ts';

/** Characters of a name: an alias may be as long as a request, and stands in the paths of all that is inside it. */
const longestName = 128;

/** `organizations.nodes[3].members`. */
export function pathText(path: ResponsePath): string {
  const steps: string[] = [];
  for (let step: ResponsePath | undefined = path; step !== undefined; step = step.prev) {
    steps.push(typeof step.key === 'number' ? `[${step.key}]` : `.${shortened(step.key)}`);
  }
  return steps.reverse().join('').slice(1);
}

function shortened(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName - 1)}…` : name;
}
