/** For `node --import`: a process that ends says on a line of standard error what it had loaded, as `Loaded`. */
import { registerHooks } from 'node:module';

export interface Loaded {
  /** Of modules that are not Node's. */
  readonly urls: readonly string[];
  /** Node's, those that it loads for itself too, e.g. `NativeModule internal/deps/undici/undici`. */
  readonly builtins: readonly string[];
}

const urls = new Set<string>();
registerHooks({
  load(url, context, nextLoad) {
    if (!url.startsWith('node:')) urls.add(url);
    return nextLoad(url, context);
  },
});
process.on('exit', () => {
  const { moduleLoadList } = process as unknown as { readonly moduleLoadList: readonly string[] };
  console.error(JSON.stringify({ urls: [...urls], builtins: moduleLoadList } satisfies Loaded));
});
