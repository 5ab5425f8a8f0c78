/** Vendor's role names, strongest first. `read_write_delete` exists on servers since late 2024. */
export type Role = 'owner' | 'admin' | 'read_write_delete' | 'read_write' | 'read_only';

export type Action =
  | 'read'
  | 'write'
  | 'create'
  | 'delete'
  | 'edit'
  | 'read_array_logs'
  | 'read_job_logs'
  | 'read_object_logs'
  | 'run_job'
  | 'delete_organization'
  | 'edit_organization'
  | 'edit_billing';

const readWrite: readonly Action[] = [
  'read',
  'write',
  'create',
  'edit',
  'read_array_logs',
  'read_job_logs',
  'read_object_logs',
  'run_job',
];
const readWriteDelete: readonly Action[] = [...readWrite.slice(0, 3), 'delete', ...readWrite.slice(3)];

/** The vendor does not publish what a role may do; this follows the hints in its specification. */
export const allowedActions: Readonly<Record<Role, readonly Action[]>> = {
  owner: [...readWriteDelete, 'delete_organization', 'edit_organization', 'edit_billing'],
  admin: [...readWriteDelete, 'edit_organization', 'edit_billing'],
  read_write_delete: readWriteDelete,
  read_write: readWrite,
  read_only: ['read', 'read_array_logs', 'read_job_logs', 'run_job'],
};
