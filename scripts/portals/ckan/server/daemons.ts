import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { answersAt } from './access.ts';
import { succeeds } from './command.ts';
import type { Daemon } from './daemon.ts';
import {
  CKAN_PORT,
  CKAN_URL,
  CONFIG,
  DATABASE,
  DATABASE_USER,
  JARS,
  PYTHON,
  SOCKETS,
  SOLR_HOME,
  SOLR_PORT,
  SOLR_SOURCES,
  SOLR_URL,
  STATE,
} from './places.ts';
import { postgresPrograms } from './programs.ts';

export function databaseUser(): { uid: number; gid: number } | null {
  if (DATABASE_USER === null) return null;
  const id = (kind: string) => Number(execFileSync('id', [kind, DATABASE_USER ?? ''], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** In the order in which they need each other. PostgreSQL and Redis speak through sockets, Solr and CKAN on loopback. */
export function daemons(): Daemon[] {
  const programs = postgresPrograms() ?? '';
  const user = databaseUser();
  const redisSocket = join(SOCKETS, 'redis');
  return [
    {
      name: 'postgres',
      file: join(programs, 'postgres'),
      args: ['-D', DATABASE, '-k', SOCKETS, '-c', 'listen_addresses=', '-c', 'fsync=off'],
      ...(user === null ? {} : { user }),
      cwd: DATABASE,
      signal: 'SIGINT',
      answers: () => succeeds(join(programs, 'pg_isready'), ['-q', '-h', SOCKETS]),
    },
    {
      name: 'redis',
      file: 'redis-server',
      args: ['--port', '0', '--unixsocket', redisSocket, '--save', '', '--set-proc-title', 'no'],
      cwd: STATE,
      signal: 'SIGTERM',
      answers: () => succeeds('redis-cli', ['-s', redisSocket, 'ping']),
    },
    {
      name: 'solr',
      file: 'java',
      args: [
        '-Xmx512m',
        '-Dsolr.log.dir=logs',
        '-cp',
        join(JARS, '*'),
        join(SOLR_SOURCES, 'Solr.java'),
        SOLR_HOME,
        String(SOLR_PORT),
      ],
      cwd: STATE,
      signal: 'SIGTERM',
      answers: async () => {
        const url = `${SOLR_URL}/select?q=*:*&rows=0`;
        return fetch(url).then(
          ({ ok }) => ok,
          () => false,
        );
      },
    },
    {
      name: 'ckan',
      file: join(PYTHON, 'bin', 'ckan'),
      args: [
        '-c',
        CONFIG,
        'run',
        '--host',
        '127.0.0.1',
        '--port',
        String(CKAN_PORT),
        '--disable-reloader',
        '--threaded',
      ],
      cwd: STATE,
      signal: 'SIGTERM',
      answers: () => answersAt(CKAN_URL),
    },
  ];
}
