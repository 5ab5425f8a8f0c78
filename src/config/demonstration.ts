/** What a configuration file would hold where there is none and simulators stand in: their data are nobody's. */
export function demonstration(simulators: object): object {
  return { introspection: true, graphiql: true, ...simulators };
}
