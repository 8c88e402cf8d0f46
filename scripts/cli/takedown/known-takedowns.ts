import type { DatasetId } from '../../model/vocabulary.ts';
import type { Takedowns } from '../../plan/entry-hold.ts';

/** Adds the identifiers that tell entries apart: of what is down, and of what moved or took a folder that another one had. */
export async function knownTakedowns(
  takedowns: Omit<Takedowns, 'identifiers'>,
  identifierOf: (dataset: DatasetId) => Promise<string | null>,
): Promise<Takedowns> {
  const { main, moves, down } = takedowns;
  const asked = [...down.keys(), ...[...moves].flat().filter((id) => main.has(id))];
  const identifiers = new Map<DatasetId, string>();
  for (const id of new Set(asked)) {
    const identifier = await identifierOf(id);
    if (identifier !== null) identifiers.set(id, identifier);
  }
  return { ...takedowns, identifiers };
}
