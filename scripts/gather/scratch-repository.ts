import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A real git repository in a temporary folder, for tests. */
export interface Scratch {
  root: string;
  git(...args: string[]): string;
  write(files: Readonly<Record<string, string | Uint8Array>>): void;
  remove(...paths: string[]): void;
  /** Commits everything that was written; returns the commit. */
  commit(message: string, author?: { name: string; email: string }): string;
  dispose(): void;
}

export function scratchRepository(files: Readonly<Record<string, string | Uint8Array>> = {}): Scratch {
  const root = mkdtempSync(join(tmpdir(), 'daylight-'));
  const git = (...args: string[]): string =>
    execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
  git('init', '-q', '-b', 'main');
  const settings =
    '[user]\nname = Sam Steward\nemail = sam@arroyo.example\n[commit]\ngpgsign = false\n[gc]\nauto = 0\n';
  appendFileSync(join(root, '.git/config'), settings);
  const scratch: Scratch = {
    root,
    git,
    write(contents) {
      for (const [path, content] of Object.entries(contents)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), content);
      }
    },
    remove(...paths) {
      for (const path of paths) rmSync(join(root, path), { recursive: true });
    },
    commit(message, author) {
      git('add', '-A');
      const as = author ? ['-c', `user.name=${author.name}`, '-c', `user.email=${author.email}`] : [];
      git(...as, 'commit', '-q', '--allow-empty', '-m', message);
      return git('rev-parse', 'HEAD');
    },
    dispose() {
      rmSync(root, { recursive: true, force: true });
    },
  };
  if (Object.keys(files).length > 0) {
    scratch.write(files);
    scratch.commit('Begin');
  }
  return scratch;
}
