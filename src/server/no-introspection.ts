import { GraphQLError, type ValidationRule } from 'graphql';

/** Refuses questions about the schema. Apollo Server's own rule tells the caller how to change our program. */
export const noIntrospection: ValidationRule = (context) => ({
  Field(node) {
    const { value } = node.name;
    if (value !== '__schema' && value !== '__type') return;
    const message = `Introspection is off here, so ${value} is not answered; "introspection: true" in orgraph.yaml switches it on.`;
    context.reportError(new GraphQLError(message, { nodes: [node] }));
  },
});
