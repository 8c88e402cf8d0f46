import { cp, glob, stat } from 'node:fs/promises';
import path from 'node:path';
import type { StepCall } from '../steps.ts';
import { withDefaults } from './stand-ins.ts';

/** Copies what `path` names into the run's artifact folder, under the deepest folder that all of it shares. */
export async function uploadArtifact(
  inputs: Record<string, string>,
  call: StepCall,
): Promise<Record<string, string>> {
  const { job } = call.frame;
  const wanted = withDefaults('actions/upload-artifact', inputs, {
    name: 'artifact',
    path: '',
    'if-no-files-found': 'warn',
    'retention-days': '90',
    overwrite: 'false',
    'include-hidden-files': 'false',
  });
  const patterns = wanted.path
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const roots = (
    await Promise.all(patterns.map((pattern) => matches(job.folders.workspace, pattern)))
  ).flat();
  if (roots.length === 0) {
    const message = `No files were found with the provided path: ${wanted.path}. No artifacts will be uploaded.`;
    if (wanted['if-no-files-found'] === 'error') throw new Error(message);
    if (wanted['if-no-files-found'] === 'warn') call.onLine(`::warning::${message}`);
    return {};
  }
  const target = path.join(job.run.artifacts, wanted.name);
  if (wanted.overwrite !== 'true' && (await stat(target).catch(() => null)) !== null) {
    throw new Error(
      `Failed to CreateArtifact: an artifact named ${wanted.name} already exists on the workflow run`,
    );
  }
  const shared = sharedFolder(roots);
  for (const root of roots) {
    await cp(root.path, path.join(target, path.relative(shared, root.path)), {
      recursive: true,
      filter: (source) =>
        wanted['include-hidden-files'] === 'true' || !/(?:^|\/)\./.test(path.relative(shared, source)),
    });
  }
  return { 'artifact-id': String(job.run.id) };
}

interface Root {
  path: string;
  folder: boolean;
}

async function matches(workspace: string, pattern: string): Promise<Root[]> {
  const found: Root[] = [];
  for await (const name of glob(pattern, { cwd: workspace })) {
    const full = path.resolve(workspace, name);
    found.push({ path: full, folder: (await stat(full)).isDirectory() });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function sharedFolder(roots: readonly Root[]): string {
  const folders = roots.map((root) => (root.folder ? root.path : path.dirname(root.path)).split(path.sep));
  const [first = [], ...rest] = folders;
  const length = first.findIndex((part, index) => rest.some((other) => other[index] !== part));
  return (length < 0 ? first : first.slice(0, length)).join(path.sep) || path.sep;
}
