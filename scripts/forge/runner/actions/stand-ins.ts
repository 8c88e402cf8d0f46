import type { StepCall } from '../steps.ts';
import { checkout } from './checkout.ts';
import { createGitHubAppToken } from './create-github-app-token.ts';
import { setupNode } from './setup-node.ts';
import { uploadArtifact } from './upload-artifact.ts';

/** What stands in for an action of another repository. Gives its outputs; throws where the action would fail. */
export type StandIn = (inputs: Record<string, string>, call: StepCall) => Promise<Record<string, string>>;

/** The only actions of others that this runner knows, whatever ref they are pinned to. */
const STAND_INS: Record<string, StandIn> = {
  'actions/checkout': checkout,
  'actions/create-github-app-token': createGitHubAppToken,
  'actions/setup-node': setupNode,
  'actions/upload-artifact': uploadArtifact,
};

/** Throws for an action that is not on the list, so that a workflow that would need it fails here and not on GitHub. */
export function standInFor(uses: string): StandIn {
  const [name = '', ref] = uses.split('@');
  const standIn = STAND_INS[name];
  if (standIn === undefined)
    throw new Error(`This runner has no stand-in for ${uses}; it knows ${Object.keys(STAND_INS).join(', ')}`);
  if (ref === undefined) throw new Error(`Expected ${uses} to name a ref, as in ${name}@<commit>`);
  return standIn;
}

/** The inputs with their defaults; throws on one the stand-in does not carry out, rather than leaving it out in silence. */
export function withDefaults<const D extends Record<string, string>>(
  action: string,
  inputs: Record<string, string>,
  defaults: D,
): { [K in keyof D]: string } {
  const unknown = Object.keys(inputs).filter((key) => !(key in defaults));
  if (unknown.length > 0) throw new Error(`The stand-in for ${action} has no input ${unknown.join(', ')}`);
  return { ...defaults, ...inputs };
}
