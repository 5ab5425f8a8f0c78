import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Copy, DockerfileParser, type Instruction } from 'dockerfile-ast';

export const root = join(import.meta.dirname, '../..');
export const dockerfile = readFileSync(join(root, 'deploy/Dockerfile'), 'utf8');

export interface Copied {
  /** Name of the stage it comes from; null: the project. */
  readonly from: string | null;
  readonly sources: readonly string[];
  /** As written. */
  readonly target: string;
}

/** What is made from one `FROM` to the next. */
export interface Stage {
  readonly name: string | null;
  /** An image, or an earlier stage. */
  readonly base: string;
  readonly copies: readonly Copied[];
  readonly instructions: readonly Instruction[];
}

const parsed = DockerfileParser.parse(dockerfile);

function copied(copy: Copy): Copied {
  const words = copy.getArguments().map((argument) => argument.getValue());
  const from = copy.getFlags().find((flag) => flag.getName() === 'from');
  return { from: from?.getValue() ?? null, sources: words.slice(0, -1), target: words.at(-1) ?? '' };
}

export const stages: readonly Stage[] = parsed.getFROMs().map((from, index, all) => {
  const begin = from.getRange().start.line;
  const end = all[index + 1]?.getRange().start.line ?? Infinity;
  const instructions = parsed.getInstructions().filter((instruction) => {
    const { line } = instruction.getRange().start;
    return begin < line && line < end;
  });
  return {
    name: from.getBuildStage(),
    base: from.getImage() ?? '',
    copies: instructions.flatMap((one) => (one instanceof Copy ? [copied(one)] : [])),
    instructions,
  };
});

/** The last stage: what an image is in the end. */
export const image: Stage = (() => {
  const last = stages.at(-1);
  if (!last) throw new Error('The Dockerfile has no stage.');
  return last;
})();

/** What follows an instruction's keyword in the image, on one line; throws where there is none, or more than one. */
export function told(keyword: string): string {
  const found = image.instructions.filter((instruction) => instruction.getKeyword() === keyword);
  const [only, ...others] = found;
  if (!only || others.length > 0) throw new Error(`The image has ${found.length} ${keyword}.`);
  return (only.getRawArgumentsContent() ?? '').replaceAll(/\s*\\\n\s*/g, ' ');
}

/** The program and its arguments, of an instruction in JSON form. */
export function command(keyword: string): readonly [string, ...string[]] {
  const text = told(keyword);
  return JSON.parse(text.slice(text.indexOf('['))) as [string, ...string[]];
}

/** The image's environment. */
export const environment: Readonly<Record<string, string>> = Object.fromEntries(
  told('ENV')
    .split(' ')
    .map((pair) => pair.split('=', 2) as [string, string]),
);
