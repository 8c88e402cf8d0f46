import type { Repository } from '../state/repository.ts';
import type { World } from '../state/world.ts';

/** Address under the API. */
export function apiUrl(world: World, path: string): string {
  return `${world.origin}/api/v3${path}`;
}

export function repositoryApi(world: World, repository: Repository, path = ''): string {
  return apiUrl(world, `/repos/${repository.fullName}${path}`);
}

/** Address of a page for people. */
export function pageUrl(world: World, path: string): string {
  return `${world.origin}${path}`;
}

export function repositoryPage(world: World, repository: Repository, path = ''): string {
  return pageUrl(world, `/${repository.fullName}${path}`);
}

/** File names may hold anything; the slashes stay. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
