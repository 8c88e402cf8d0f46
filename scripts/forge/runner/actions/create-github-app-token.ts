import type { PermissionLevel, Permissions } from '../../types.ts';
import type { StepCall } from '../steps.ts';

const PERMISSION = 'permission-';
const KNOWN = ['client-id', 'app-id', 'private-key', 'owner', 'repositories', 'skip-token-revoke'];

/** An installation token of the App, narrowed by the `permission-*` inputs. */
export async function createGitHubAppToken(
  inputs: Record<string, string>,
  call: StepCall,
): Promise<Record<string, string>> {
  const unknown = Object.keys(inputs).filter((key) => !KNOWN.includes(key) && !key.startsWith(PERMISSION));
  if (unknown.length > 0)
    throw new Error(`The stand-in for actions/create-github-app-token has no input ${unknown.join(', ')}`);
  const id = inputs['client-id'] || inputs['app-id'];
  if (!id)
    throw new Error("The 'client-id' (or deprecated 'app-id') input must be set to a non-empty string.");
  const key = inputs['private-key'];
  if (!key) throw new Error('The private-key input must be set to a non-empty string.');
  const { job } = call.frame;
  const token = job.forge.appToken(Number(id), key, readPermissions(inputs));
  job.mask.add(token);
  return { token };
}

function readPermissions(inputs: Record<string, string>): Permissions | undefined {
  const asked = Object.entries(inputs).filter(([name]) => name.startsWith(PERMISSION));
  if (asked.length === 0) return undefined;
  return Object.fromEntries(
    asked.map(([name, level]) => [name.slice(PERMISSION.length), readLevel(name, level)]),
  );
}

function readLevel(name: string, level: string): PermissionLevel {
  if (level === 'read' || level === 'write' || level === 'admin') return level;
  throw new Error(`Expected ${name} to be read, write or admin, found ${level}`);
}
