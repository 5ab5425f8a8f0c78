/** Builds the schema once, and prints how long it took and how many bytes of heap it holds, as `SchemaBuild`. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { buildSchema } from '../src/server/schema.ts';
import { vendors } from '../src/vendors.ts';

export interface SchemaBuild {
  readonly milliseconds: number;
  readonly heapBytes: number;
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

collectGarbage();
const before = process.memoryUsage().heapUsed;
const since = performance.now();
const built = [buildSchema(vendors)];
const milliseconds = performance.now() - since;
collectGarbage();
const heapBytes = process.memoryUsage().heapUsed - before;
console.log(JSON.stringify({ milliseconds, heapBytes } satisfies SchemaBuild));
// Named once more here, so that it was not collected before it was weighed.
built.length = 0;
