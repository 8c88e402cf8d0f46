import type { Command } from './command.ts';
import { check } from './commands/check.ts';
import { doctor } from './commands/doctor.ts';
import { drift } from './commands/drift.ts';
import { gate } from './commands/gate.ts';
import { ledger } from './commands/ledger.ts';
import { create } from './commands/new.ts';
import { owners } from './commands/owners.ts';
import { profile } from './commands/profile.ts';
import { publish } from './commands/publish.ts';
import { refresh } from './commands/refresh.ts';
import { returnToDraft } from './commands/return.ts';
import { setup } from './commands/setup.ts';
import { takedown } from './commands/takedown.ts';

/** Every command but the demonstration, in the order people meet them: what the actions' bundle holds. */
export const commands: readonly Command[] = [
  create,
  refresh,
  check,
  profile,
  gate,
  publish,
  drift,
  takedown,
  returnToDraft,
  ledger,
  owners,
  doctor,
  setup,
];
