import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/**
 * A fresh key and a certificate (X.509, RFC 5280) for a name on this machine: made anew at each start, trusted by nobody,
 * so that no private key lies in the repository.
 */
export function selfSigned(name: string, now: Date): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(identifier('1.2.840.10045.4.3.2'));
  const subject = sequence(set(sequence(identifier('2.5.4.3'), der(0x0c, Buffer.from(name)))));
  const until = new Date(now.getTime() + 30 * 24 * 3600 * 1000);
  const alternative = der(
    0x30,
    Buffer.concat([der(0x82, Buffer.from(name)), der(0x87, Buffer.from([127, 0, 0, 1]))]),
  );
  const certificate = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.concat([Buffer.from([0x01]), randomBytes(15)])),
    ecdsaWithSha256,
    subject,
    sequence(time(new Date(now.getTime() - 24 * 3600 * 1000)), time(until)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(identifier('2.5.29.17'), der(0x04, alternative)))),
  );
  const signature = sign('sha256', certificate, privateKey);
  const whole = sequence(
    certificate,
    ecdsaWithSha256,
    der(0x03, Buffer.concat([Buffer.from([0]), signature])),
  );
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`,
  };
}

/** One element of the Distinguished Encoding Rules (X.690): tag, length, content. */
function der(tag: number, content: Uint8Array): Buffer {
  const length = content.length;
  const head =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

function sequence(...parts: Uint8Array[]): Buffer {
  return der(0x30, Buffer.concat(parts));
}

function set(...parts: Uint8Array[]): Buffer {
  return der(0x31, Buffer.concat(parts));
}

function identifier(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = rest.flatMap((number) => {
    const groups = [number & 0x7f];
    for (let left = number >> 7; left > 0; left >>= 7) groups.unshift((left & 0x7f) | 0x80);
    return groups;
  });
  return der(0x06, Buffer.from([first * 40 + second, ...bytes]));
}

/** UTCTime, which dates before 2050 are written as. */
function time(moment: Date): Buffer {
  const text = moment.toISOString().replace(/[-:T]/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${text}Z`));
}
