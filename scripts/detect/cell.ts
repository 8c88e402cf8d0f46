import { email } from './email.ts';
import { paymentCard } from './payment-card.ts';
import { writtenPhone } from './phone.ts';
import { secret } from './secret.ts';
import { socialSecurityNumber } from './social-security-number.ts';
import { streetAddress } from './street-address.ts';

const OF_A_PERSON = [socialSecurityNumber, paymentCard, email, writtenPhone, streetAddress, secret];

/** Does this one cell, whatever stands around it, look like something that belongs to a person? */
export function isDataOfAPerson(cell: string): boolean {
  return OF_A_PERSON.some((detector) => detector.fits(cell));
}
