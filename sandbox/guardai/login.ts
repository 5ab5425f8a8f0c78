import type { Handler } from '../core/simulator.ts';
import { accounts } from './accounts.ts';
import type { Printer } from './print.ts';
import { Problem } from './problem.ts';
import type { World } from './world.ts';

export function loginHandlers({ state, tokens, now }: World, printer: Printer): Record<string, Handler> {
  return {
    login({ body }) {
      const { apiKeyId, apiKey } = body as {
        readonly apiKeyId?: string | null;
        readonly apiKey?: string | null;
      };
      const account = accounts.find((one) => one.apiKeyId === apiKeyId && one.apiKey === apiKey);
      const user = account && state.users.get(account.userId);
      if (!user) throw new Problem(401, '');
      state.users.set(user.id, { ...user, lastLoginDateTime: now().toISOString() });
      const { email, name, registered, roles, settings, uid } = user;
      const authorized = {
        autoEnrol: false,
        email,
        jwt: tokens.issue(user.id),
        name,
        registered,
        roles,
        settings,
        uid,
      };
      return {
        status: 200,
        json: printer.fields(authorized, [
          'autoEnrol',
          'email',
          'jwt',
          'name',
          'registered',
          'roles',
          'settings',
          'uid',
        ]),
      };
    },
  };
}
