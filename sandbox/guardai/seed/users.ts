import type { User } from '../model.ts';
import { uuidOf } from './uuid.ts';

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** 101 and 103 own the API keys of accounts.ts. The separator inside `roles` is not documented; a comma is assumed. */
export function seedUsers(): User[] {
  return [
    {
      id: 101,
      name: 'Dana Visser',
      email: 'dana.v@example.com',
      uid: 'a3b1c7d0-6e0d-4e0b-9c93-2f1d3b4a5c6d',
      roles: 'ROLE_USER,ROLE_ADMIN',
      registered: true,
      licenseAccepted: true,
      timeUsed: 5400,
      memberOf: [1, 7, 8, 12],
      avatar: 'iVBORw0KGgo=',
      lastLoginDateTime: '2022-10-10T07:41:09.500Z',
      settings: { favoriteProjects: [12, 31], notifications: true },
    },
    {
      id: 102,
      name: 'Invited Person',
      email: 'invitee@example.com',
      uid: 'f0a9b8c7-d6e5-4f4a-8b3c-2d1e0f9a8b7c',
      roles: 'ROLE_USER',
      registered: false,
      licenseAccepted: false,
      timeUsed: 0,
      memberOf: [7],
    },
    user(103, 'Jonas Brandt', [3, 7], 14_820, { lastLoginDateTime: '2022-10-12T16:02:44Z', avatar: pixel }),
    user(104, 'Amaia Etxeberria', [7, 9], 3105, { lastLoginDateTime: '2022-09-30T08:15:00.040Z' }),
    user(105, 'Håkon Lien', [1, 2, 3, 6], 88_000, { avatar: '' }),
    user(106, 'Priya Raman', [4], 402_000, {
      roles: 'ROLE_USER,ROLE_ADMIN',
      settings: { favoriteProjects: [8], notifications: false },
    }),
    user(107, 'Wei-Ling Tan', [4, 12], 61_750, { lastLoginDateTime: '2022-10-13T03:59:59.999999Z' }),
    user(108, 'Ruben de Boer', [5, 10], 20_040, { settings: { favoriteProjects: [], notifications: true } }),
    user(109, 'Sofía Castaño', [9], 900, {}),
    user(110, 'Jürgen Oßwald', [10], 130_400, { avatar: pixel }),
    user(111, 'Moira Keating', [12], 7, { registered: false, licenseAccepted: false, timeUsed: 0 }),
  ];
}

function user(
  id: number,
  name: string,
  memberOf: readonly number[],
  timeUsed: number,
  more: Partial<User>,
): User {
  return {
    id,
    name,
    email: `user${String(id)}@example.com`,
    uid: uuidOf(`user ${String(id)}`),
    roles: 'ROLE_USER',
    registered: true,
    licenseAccepted: true,
    timeUsed,
    memberOf,
    ...more,
  };
}
