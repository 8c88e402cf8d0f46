import { expect, onTestFinished, test } from 'vitest';
import { sha256 } from '../ledger/digest.ts';
import { overlaidTree } from './overlaid-tree.ts';
import { scratchRepository } from './scratch-repository.ts';
import { workTree } from './work-tree.ts';

test('some files have other content, whichever way they are asked for, and nothing is written', async () => {
  const scratch = scratchRepository({ 'a/data.csv': 'id\n1\n', 'a/README.md': 'Read me.\n' });
  onTestFinished(() => scratch.dispose());
  const plain = workTree(scratch.root);
  const tree = overlaidTree(plain, new Map([['a/data.csv', Buffer.from('id\n1\n2\n')]]));
  const [data] = await tree.find('a/data.csv');
  if (data === undefined) throw new Error('it is there');
  let streamed = '';
  for await (const chunk of tree.stream(data)) streamed += Buffer.from(chunk).toString();
  expect([data.bytes, streamed, Buffer.from(await tree.read(data)).toString()]).toEqual([
    7,
    'id\n1\n2\n',
    'id\n1\n2\n',
  ]);
  expect(await tree.digest(data)).toBe(sha256('id\n1\n2\n'));
  expect(await tree.entries('a')).toEqual(await tree.children('a'));
  const [readme] = await tree.find('a/README.md');
  expect([readme]).toEqual(await plain.find('a/README.md'));
  const [written] = await plain.find('a/data.csv');
  expect(written?.bytes).toBe(5);
});
