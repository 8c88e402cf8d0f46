import { notFound } from '../http/refusal.ts';
import type { Reply } from '../http/reply.ts';
import type { World } from '../state/world.ts';

export async function answerPage(_world: World, _method: string, _url: URL): Promise<Reply> {
  throw notFound();
}
