import { isConfluentOrganizations } from '../../datasources/confluent/index.ts';
import type { Resolvers, UpdateConfluentOrganizationInput, UserError } from '../../generated/graphql.ts';
import { organizationTarget } from '../shared/targets.ts';
import { invalid, writing } from '../shared/user-errors.ts';

export const mutations: Resolvers = {
  Mutation: {
    updateConfluentOrganization(_root, { input }, context) {
      const { source, nativeId } = organizationTarget(
        input.organizationId,
        context,
        isConfluentOrganizations,
      );
      const { displayName, jitEnabled } = input;
      const change = {
        ...(displayName != null && { display_name: displayName }),
        ...(jitEnabled != null && { jit_enabled: jitEnabled }),
      };
      return writing({ input, problems: problemsOf(input) }, async () => ({
        organization: await source.update(nativeId, change),
      }));
    },
  },
};

/** Confluent's own pattern for names, in the form that JavaScript compiles. */
const namePattern = /^[^<>#%'*^`{|}~"]{1,31}$/u;

function problemsOf({ displayName, jitEnabled }: UpdateConfluentOrganizationInput): UserError[] {
  const problems: UserError[] = [];
  if (displayName === null) problems.push(invalid('displayName cannot be cleared.', 'displayName'));
  if (jitEnabled === null) problems.push(invalid('jitEnabled cannot be cleared.', 'jitEnabled'));
  if (displayName != null && !namePattern.test(displayName)) {
    const rule = 'displayName must be 1 to 31 characters, none of them <>#%\'*^`{|}~ or ".';
    problems.push(invalid(rule, 'displayName'));
  }
  return problems;
}
