import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const MODEL = join(ROOT, 'datasets/environment/street-trees');

/** A city with this many dataset folders, in a Git repository of its own. Each is the sample's street trees under another name. */
export function bigCity(datasets: number): string {
  const root = mkdtempSync(join(tmpdir(), 'daylight-bench-'));
  for (const name of ['governance.yml', 'checklists', 'schemas'])
    cpSync(join(ROOT, name), join(root, name), { recursive: true });
  const department = join(root, 'datasets/environment');
  mkdirSync(department, { recursive: true });
  cpSync(join(ROOT, 'datasets/environment/department.yml'), join(department, 'department.yml'));
  const metadata = readFileSync(join(MODEL, 'metadata.yml'), 'utf8');
  const checklist = readFileSync(join(MODEL, 'checklist.yml'));
  const data = readFileSync(join(MODEL, 'data.csv'), 'utf8').split('\n').slice(0, 6).join('\n');
  for (let i = 0; i < datasets; i++) {
    const name = `trees-${i}`;
    const folder = join(department, name);
    mkdirSync(folder);
    writeFileSync(
      join(folder, 'metadata.yml'),
      metadata
        .replace('identifier: street-trees', `identifier: ${name}`)
        .replace(/^rows: .*$/m, 'rows: { minimum: 1 }'),
    );
    writeFileSync(join(folder, 'checklist.yml'), checklist);
    writeFileSync(join(folder, 'data.csv'), `${data}\n`);
  }
  const git = (...args: string[]): void =>
    void execFileSync(
      'git',
      ['-c', 'user.name=Bench', '-c', 'user.email=bench@arroyo.example', '-c', 'gc.auto=0', ...args],
      { cwd: root },
    );
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'Everything');
  return root;
}
