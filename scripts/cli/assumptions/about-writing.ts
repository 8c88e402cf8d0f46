import { readFileSync } from 'node:fs';
import { type Assumption, insist, openPullRequest, refusal, writeFile } from './assumption.ts';

const RULESETS = ['main', 'ledger-append', 'ledger-permanent', 'portal'];

export const aboutWriting: Assumption[] = [
  {
    says: 'a comment that nobody edited was updated when it was created',
    because:
      'an edited comment may hold words its author never wrote, and commands nothing (derive/commands)',
    async holds(scratch) {
      const { number } = await openPullRequest(scratch);
      const { author, owner, repo } = scratch;
      const { data } = await author.issues.createComment({
        owner,
        repo,
        issue_number: number,
        body: 'First',
      });
      insist(data.created_at === data.updated_at, `found ${data.created_at} and ${data.updated_at}`);
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      const { data: edited } = await author.issues.updateComment({
        owner,
        repo,
        comment_id: data.id,
        body: 'Second',
      });
      insist(edited.created_at !== edited.updated_at, 'expected another time after the edit');
    },
  },
  {
    says: 'a file is not overwritten by somebody who read an older one',
    because:
      'two runs append to one file of the ledger, and neither may lose the other’s line (apply/ledger)',
    async holds(scratch) {
      const { author, owner, repo } = scratch;
      await writeFile(scratch, 'main', 'ledger.jsonl', 'one\n');
      const { data } = await author.repos.getContent({ owner, repo, path: 'ledger.jsonl' });
      insist('sha' in data, 'expected a file');
      const write = (text: string) =>
        author.repos.createOrUpdateFileContents({
          owner,
          repo,
          path: 'ledger.jsonl',
          message: 'Append',
          content: Buffer.from(text).toString('base64'),
          sha: data.sha,
        });
      await write('one\ntwo\n');
      const status = await refusal(write('one\nthree\n'));
      insist(status === 409 || status === 422, `expected a refusal, found ${status}`);
    },
  },
  {
    says: 'a label that the repository lacks is made by adding it, in grey',
    because: 'labels are added in one call, and only what GitHub made for it gets its colour (apply/labels)',
    async holds(scratch) {
      const { number } = await openPullRequest(scratch);
      const { author, owner, repo } = scratch;
      const name = `stage: new ${number}`;
      const { data } = await author.issues.addLabels({ owner, repo, issue_number: number, labels: [name] });
      const made = data.find((label) => label.name === name);
      insist(made?.color === 'ededed', `found ${made?.color ?? 'no such label'}`);
    },
  },
  {
    says: 'the newest status of a context is the one that counts',
    because: 'the gate writes its verdict again whenever it changes (apply/status)',
    async holds(scratch) {
      const { head } = await openPullRequest(scratch);
      const { author, owner, repo } = scratch;
      const set = (state: 'pending' | 'success') =>
        author.repos.createCommitStatus({ owner, repo, sha: head, context: 'daylight/gate', state });
      await set('success');
      await set('pending');
      const { data } = await author.repos.getCombinedStatusForRef({ owner, repo, ref: head });
      insist(data.statuses.length === 1 && data.state === 'pending', `found ${data.state}`);
    },
  },
  {
    says: 'a deployment of a commit with a failing status is accepted where no context is required of it',
    because: 'publishing is recorded as a deployment of the merge commit (apply/deployment)',
    async holds(scratch) {
      const { author, owner, repo } = scratch;
      const { data: main } = await author.git.getRef({ owner, repo, ref: 'heads/main' });
      const { status } = await author.repos.createDeployment({
        owner,
        repo,
        ref: main.object.sha,
        environment: 'portal',
        auto_merge: false,
        required_contexts: [],
      });
      insist(status === 201, `expected 201, found ${status}`);
    },
  },
  {
    says: 'deployments are listed by the task that was named when they were made, and by no other',
    because:
      'parts of a publication run side by side, and none may end what another has begun (cli/publish/settle-portal)',
    async holds(scratch) {
      const { author, owner, repo } = scratch;
      const { data: main } = await author.git.getRef({ owner, repo, ref: 'heads/main' });
      const about = { owner, repo, environment: 'parts' };
      const none = { auto_merge: false, required_contexts: [] };
      for (const task of ['deploy', 'deploy:1/4', 'deploy:2/4'])
        await author.repos.createDeployment({ ...about, ref: main.object.sha, task, ...none });
      const { data } = await author.repos.listDeployments({ ...about, task: 'deploy:2/4' });
      const found = data.map(({ task }) => task).join();
      insist(found === 'deploy:2/4', `found ${found}`);
    },
  },
  {
    says: 'the rulesets of .github/rulesets are accepted as they are written',
    because: 'daylight setup makes them, and the gate is enforced by nothing else',
    async holds({ author, owner, repo }) {
      for (const name of RULESETS) {
        const text = readFileSync(new URL(`../../../.github/rulesets/${name}.json`, import.meta.url), 'utf8');
        const ruleset = JSON.parse(text);
        // Without an App there is none to pin the status to, or to let write.
        const rules = ruleset.rules.map((rule: { type: string }) =>
          rule.type === 'required_status_checks' ? withoutApp(rule) : rule,
        );
        const written = { ...ruleset, rules, bypass_actors: [], enforcement: 'disabled' };
        const { data } = await author.repos.createRepoRuleset({ owner, repo, ...written });
        const types = (data.rules ?? []).map(({ type }) => type).sort();
        const wanted = rules.map(({ type }: { type: string }) => type).sort();
        insist(types.join() === wanted.join(), `${name}: expected ${wanted.join()}, found ${types.join()}`);
      }
    },
  },
];

function withoutApp(rule: object): object {
  return JSON.parse(JSON.stringify(rule, (key, value) => (key === 'integration_id' ? undefined : value)));
}
