import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { appendLines, verifyChain } from '../ledger/chain.ts';
import type { SignOffRecord } from '../model/ledger.ts';
import { type Answer, type Call, fakeGitHub } from './fake-github.ts';
import { appendToLedger } from './ledger.ts';

const repository = { owner: 'arroyo', repo: 'open-data' };
const FILE = 'pull-requests/7.jsonl';
const record = (role: string): SignOffRecord => ({
  kind: 'sign-off',
  at: '2026-03-02T09:30:00Z',
  pullRequest: 7,
  role,
  by: 'ines',
  decision: 'approved',
  head: 'abc',
  via: { review: 1 },
  parts: {},
});

/** The contents and git endpoints over one branch in memory. */
class Branch {
  exists: boolean;
  readonly files = new Map<string, string>();
  readonly refs: unknown[] = [];
  /** Runs before a write is judged: what another run does meanwhile. */
  meanwhile: (() => void) | undefined;

  constructor(exists = true) {
    this.exists = exists;
  }

  answer: Answer = (call) => {
    const path = decodeURIComponent(call.path).replace('/repos/arroyo/open-data', '');
    const file = path.replace('/contents/', '');
    if (path.startsWith('/contents/')) return call.method === 'PUT' ? this.#put(file, call) : this.#get(file);
    if (path.startsWith('/git/blobs/'))
      return {
        status: 200,
        data: { content: base64([...this.files.values()][0] ?? ''), encoding: 'base64' },
      };
    if (path === '/git/ref/heads/ledger')
      return this.exists ? { status: 200, data: { ref: 'refs/heads/ledger' } } : undefined;
    if (path === '/git/refs') {
      this.refs.push(call.body);
      if (this.exists) return { status: 422, data: { message: 'Reference already exists' } };
      this.exists = true;
      return { status: 201, data: {} };
    }
    return { status: 201, data: { sha: 'abc', parents: call.body } };
  };

  #get(file: string): ReturnType<Answer> {
    const text = this.files.get(file);
    if (!this.exists || text === undefined) return undefined;
    const large = text.length > 1024 * 1024;
    return {
      status: 200,
      data: {
        type: 'file',
        sha: shaOf(text),
        encoding: large ? 'none' : 'base64',
        content: large ? '' : base64(text),
      },
    };
  }

  #put(file: string, { body }: Call): ReturnType<Answer> {
    if (!this.exists) return undefined;
    this.meanwhile?.();
    const { sha, content } = body as { sha?: string; content: string };
    const text = this.files.get(file);
    if (text !== undefined && sha === undefined)
      return { status: 422, data: { message: '"sha" wasn\'t supplied.' } };
    if (text !== undefined && sha !== shaOf(text))
      return { status: 409, data: { message: 'does not match' } };
    this.files.set(file, Buffer.from(content, 'base64').toString('utf8'));
    return { status: 200, data: {} };
  }
}

const append = (branch: Branch, ...roles: string[]) => {
  const { octokit } = fakeGitHub(branch.answer);
  return appendToLedger(octokit, repository, FILE, roles.map(record), { pause: async () => undefined });
};
const roles = (branch: Branch) =>
  verifyChain(FILE, branch.files.get(FILE) ?? '').records.map((held) => 'role' in held && held.role);

describe('appending to the ledger branch', () => {
  test('begins the file, and goes on where it ended', async () => {
    const branch = new Branch();
    expect(await append(branch, 'ciso')).toMatchObject({ outcome: 'done', detail: '1 added' });
    expect(await append(branch, 'cdo')).toMatchObject({ outcome: 'done' });
    expect(roles(branch)).toEqual(['ciso', 'cdo']);
  });

  test('never writes a record twice', async () => {
    const branch = new Branch();
    await append(branch, 'ciso');
    const before = branch.files.get(FILE);
    expect(await append(branch, 'ciso')).toMatchObject({ outcome: 'skipped' });
    expect(branch.files.get(FILE)).toBe(before);
    await append(branch, 'ciso', 'cdo');
    expect(roles(branch)).toEqual(['ciso', 'cdo']);
  });

  test('creates the branch without history where it is not there', async () => {
    const branch = new Branch(false);
    const { octokit, calls } = fakeGitHub(branch.answer);
    await appendToLedger(octokit, repository, FILE, [record('ciso')], { pause: async () => undefined });
    expect(roles(branch)).toEqual(['ciso']);
    expect(calls.find(({ path }) => path.endsWith('/git/commits'))?.body).toMatchObject({ parents: [] });
    expect(branch.refs).toEqual([{ ref: 'refs/heads/ledger', sha: 'abc' }]);
  });

  test('reads again and goes on behind what another run wrote meanwhile', async () => {
    const branch = new Branch();
    let others = 2;
    branch.meanwhile = () => {
      if (others === 0) return;
      others -= 1;
      branch.files.set(
        FILE,
        appendLines(FILE, branch.files.get(FILE) ?? '', [{ ...record(`other-${others}`), by: 'ivo' }]),
      );
    };
    expect(await append(branch, 'ciso')).toMatchObject({ outcome: 'done' });
    expect(roles(branch)).toEqual(['other-1', 'other-0', 'ciso']);
  });

  test('gives up, and says so, where others never stop', async () => {
    const branch = new Branch();
    let n = 0;
    branch.meanwhile = () => {
      n += 1;
      branch.files.set(FILE, appendLines(FILE, branch.files.get(FILE) ?? '', [record(`other-${n}`)]));
    };
    expect(await append(branch, 'ciso')).toMatchObject({
      outcome: 'failed',
      detail: 'others kept writing; run again',
    });
  });

  test('leaves a broken file alone', async () => {
    const branch = new Branch();
    branch.files.set(FILE, '{"prev":"","record":{}}\n');
    expect(await append(branch, 'ciso')).toMatchObject({
      outcome: 'failed',
      detail: expect.stringContaining('line 1'),
    });
    expect(branch.files.get(FILE)).toBe('{"prev":"","record":{}}\n');
  });

  test('reads a file beyond one megabyte, which the contents API leaves out', async () => {
    const branch = new Branch();
    const parts = Object.fromEntries(
      Array.from({ length: 20_000 }, (_, i) => [`transport/trees#file.${i}`, 'x'.repeat(40)]),
    );
    branch.files.set(FILE, appendLines(FILE, '', [{ ...record('large'), parts }]));
    expect(await append(branch, 'ciso')).toMatchObject({ outcome: 'done' });
    expect(roles(branch)).toEqual(['large', 'ciso']);
  });
});

function shaOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
