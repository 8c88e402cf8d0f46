import { type Body, object, objects, oneOf, optionalText, text } from '../http/body.ts';
import { validationFailed } from '../http/refusal.ts';
import type { Ruleset } from '../state/ruleset.ts';
import type { World } from '../state/world.ts';
import { readBypassActor, readConditions, readRule } from './read-ruleset.ts';

/** A ruleset as asked for. Throws where its name is taken among its siblings, or a rule would not be enforced. */
export function newRuleset(
  world: World,
  source: Ruleset['source'],
  body: Body,
  siblings: readonly Ruleset[],
): Ruleset {
  const now = world.now();
  const ruleset: Ruleset = {
    id: world.nextId(),
    name: text(body, 'name'),
    target: 'branch',
    enforcement: 'disabled',
    bypass_actors: [],
    conditions: { ref_name: { include: [], exclude: [] } },
    source,
    rules: [],
    created_at: now,
    updated_at: now,
  };
  text(body, 'enforcement');
  changeRuleset(ruleset, body, siblings);
  return ruleset;
}

/** Read whole before anything is changed, so that a refused update changes nothing. */
export function changeRuleset(ruleset: Ruleset, body: Body, siblings: readonly Ruleset[]): void {
  const name = optionalText(body, 'name') ?? ruleset.name;
  if (siblings.some((other) => other !== ruleset && other.name === name))
    throw validationFailed({
      resource: 'Ruleset',
      field: 'name',
      code: 'custom',
      message: 'Name must be unique',
    });
  const conditions = object(body, 'conditions');
  Object.assign(ruleset, {
    name,
    target: oneOf(body, 'target', ['branch', 'tag', 'push']) ?? ruleset.target,
    enforcement: oneOf(body, 'enforcement', ['active', 'disabled', 'evaluate']) ?? ruleset.enforcement,
    bypass_actors: objects(body, 'bypass_actors')?.map(readBypassActor) ?? ruleset.bypass_actors,
    conditions: conditions === undefined ? ruleset.conditions : readConditions(conditions),
    rules: objects(body, 'rules')?.map(readRule) ?? ruleset.rules,
  });
}
