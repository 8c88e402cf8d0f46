import { list } from '../http/list.ts';
import type { Route } from '../http/router.ts';
import { reads } from '../identity/access.ts';
import { presentAccount } from '../present/account.ts';
import { nodeId } from '../present/node-id.ts';
import type { Schema } from '../present/schema.ts';
import { onRepository } from './on-repository.ts';

export const activityRoutes: Route[] = [
  onRepository('GET', '/activity', reads('contents'), (context) => {
    const { world, repository, query } = context;
    const ref = query.get('ref');
    const wanted = ref === null || ref.startsWith('refs/') ? ref : `refs/heads/${ref}`;
    const all = repository.activities.filter((activity) => wanted === null || activity.ref === wanted);
    // The newest first, unless it is asked for otherwise.
    const ordered = query.get('direction') === 'asc' ? all : [...all].reverse();
    return list(
      context,
      ordered,
      ({ id, ref, before, after, type, actor, timestamp }): Schema<'activity'> => ({
        id,
        node_id: nodeId('PSH', id),
        ref,
        before,
        after,
        timestamp,
        activity_type: type,
        actor: presentAccount(world, actor),
      }),
    );
  }),
];
