const displayName = Symbol.for('fastify.display-name');

/**
 * Tells Fastify the name of a plugin, by a member that it defines for that. Without it Fastify looks for the plugin
 * through every module that is loaded, twice for each app, which is slow where modules are many.
 */
export function named<Plugin extends { readonly name: string }>(plugin: Plugin): Plugin {
  return Object.defineProperty(plugin, displayName, { value: plugin.name });
}
