import { expect, test } from 'vitest';
import { parseAnswerCommands } from './answer-command.ts';

test('a comment may hold several blocks, fenced or not, with the questions still in it as comments', () => {
  const body =
    'Hello\n```yaml\n/answer environment/weather security\n# Does it describe infrastructure?\ncritical-infrastructure: no\nlinks: yes -- only to arroyo.example\n```\nand\n/answer environment/weather privacy\nk: 5\n';
  expect(parseAnswerCommands(body)).toEqual([
    {
      dataset: 'environment/weather',
      checklist: 'security',
      answers: {
        'critical-infrastructure': { value: 'no' },
        links: { value: 'yes', note: 'only to arroyo.example' },
      },
    },
    { dataset: 'environment/weather', checklist: 'privacy', answers: { k: { value: 5 } } },
  ]);
});

test('a blank answer is no answer', () => {
  expect(parseAnswerCommands('/answer a/b security\nx: \ny: no')[0]?.answers).toEqual({ y: { value: 'no' } });
});

test('text that is not a mapping is a problem said in words', () => {
  expect(parseAnswerCommands('/answer a/b security\n- one')[0]).toMatchObject({
    answers: {},
    problem: expect.stringContaining('question: answer'),
  });
});

test('an ordinary comment holds no command, whatever it quotes', () => {
  expect(parseAnswerCommands('> /answer a/b security\nplease /answer a/b security now')).toEqual([]);
});
