import { z } from 'zod';
import { flag, instant, integer, list, text } from '../../shared/wire.ts';
import { id64, organizations, type MembersOf, type Schemas } from '../wire.ts';

const userSettings = z
  .object({
    favoriteProjects: list(id64),
    notifications: flag,
  } satisfies MembersOf<Schemas['UserSettings']>)
  .nullish();

const user = z.object({
  avatar: text,
  email: text,
  id: integer,
  lastLoginDateTime: instant,
  licenseAccepted: flag,
  name: text,
  organizations,
  registered: flag,
  roles: text,
  settings: userSettings,
  timeUsed: integer,
  uid: text,
} satisfies MembersOf<Schemas['UserResponse']>);
export type WireUser = z.infer<typeof user>;

export const users = list(user);
