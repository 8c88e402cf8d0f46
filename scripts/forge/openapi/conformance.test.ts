import { expect, test } from 'vitest';
import { conformance } from './conformance.ts';

const verdict = conformance({
  components: {
    schemas: {
      user: {
        type: 'object',
        required: ['login'],
        properties: { login: { type: 'string' }, name: { type: 'string', nullable: true } },
      },
    },
  },
  paths: {
    '/users/{username}': {
      get: {
        responses: {
          '200': { content: { 'application/json': { schema: { $ref: '#/components/schemas/user' } } } },
        },
      },
    },
  },
});
const answer = (body: unknown, status = 200) =>
  verdict({ method: 'GET', route: '/users/{login}', status, body }).faults;

test('an answer as described has no fault, whatever the parameters are called', () => {
  expect(answer({ login: 'ciro', name: null })).toEqual([]);
});

test('a missing member and a wrong type are faults', () => {
  expect(answer({ name: 1 })).toHaveLength(2);
});

test('an answer that GitHub never gives is a fault', () => {
  expect(answer({}, 299)).toEqual(['GitHub describes no such answer']);
});
