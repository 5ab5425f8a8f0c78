/**
 * Which time a query is asked for is the first that the graphs of tests compile it for, if they do not say: the first,
 * as if it came often. With `TEST_EXECUTOR=graphql-js` none is compiled: `npm run test:interpreted`.
 */
export const compileAt = compileAtOf(process.env['TEST_EXECUTOR'] ?? 'graphql-jit');

function compileAtOf(executor: string): number {
  if (executor === 'graphql-jit') return 1;
  if (executor === 'graphql-js') return Infinity;
  throw new Error(`TEST_EXECUTOR is "${executor}": there are graphql-jit and graphql-js.`);
}
