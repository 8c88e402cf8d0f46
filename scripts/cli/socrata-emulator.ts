import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { ADMINISTRATOR, PUBLISHER } from '../portals/socrata/emulator/domain.ts';
import { createEmulator } from '../portals/socrata/emulator/emulator.ts';
import { serveEmulator } from '../portals/socrata/emulator/server.ts';
import { FIELDSET, MARKER_FIELDS } from '../portals/socrata/marker.ts';
import { processIo } from './io.ts';

/** `npm run socrata:start`: the emulator on loopback, until Ctrl-C. */
const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '9443' },
    certificate: { type: 'string' },
    http: { type: 'boolean', default: false },
    approvals: { type: 'boolean', default: false },
  },
});
const io = processIo();
const emulator = createEmulator(
  {
    host: `localhost:${values.port}`,
    fieldsets: { [FIELDSET]: [...MARKER_FIELDS] },
    approvals: values.approvals ? 'manual' : 'automatic',
  },
  io.now,
);
const server = await serveEmulator(emulator, { port: Number(values.port), tls: !values.http });
io.out(`Socrata emulator: ${server.url}`);
if (values.certificate !== undefined && server.certificate !== null) {
  await writeFile(values.certificate, server.certificate);
  io.out(`  its certificate, made for this start: ${values.certificate}`);
}
for (const { email, password, role } of [PUBLISHER, ADMINISTRATOR])
  io.out(`  ${role}: ${email} / ${password}`);
await io.interrupted();
await server.close();
