import { charactersOf } from './characters.ts';
import { concerns, type Detector } from './detector.ts';
import { email } from './email.ts';
import { paymentCard } from './payment-card.ts';
import { writtenPhone } from './phone.ts';
import { secrets } from './secret.ts';
import { socialSecurityNumber } from './social-security-number.ts';
import { streetAddress } from './street-address.ts';

const OF_A_PERSON = [socialSecurityNumber, paymentCard, email, writtenPhone, streetAddress, ...secrets];

/** Does this one cell, whatever stands around it, look like something that belongs to a person? */
export function isDataOfAPerson(cell: string): boolean {
  return isAny(OF_A_PERSON, cell);
}

/** Does a password, token or key stand in it? */
export function holdsSecret(text: string): boolean {
  return isAny(secrets, text);
}

function isAny(detectors: readonly Detector[], value: string): boolean {
  const held = charactersOf(value);
  return detectors.some((detector) => concerns(detector, held, value.length) && detector.fits(value));
}
