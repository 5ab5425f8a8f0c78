/** For `node --import`: the package that `BROKEN_PACKAGE` names cannot be loaded, as where its installation is damaged. */
import { registerHooks } from 'node:module';

const broken = `/node_modules/${process.env['BROKEN_PACKAGE'] ?? ''}/`;

registerHooks({
  load(url, context, nextLoad) {
    if (url.includes(broken)) throw new Error(`broken for a test: ${url}`);
    return nextLoad(url, context);
  },
});
