import { email, ipAddress, phone } from './contact.ts';
import type { Detector } from './detector.ts';
import { controlCharacter, formula, internalAddress, markup } from './inert.ts';
import { paymentCard } from './payment-card.ts';
import { ageOver89, dateOfBirth, fullName, personalName, streetAddress } from './person.ts';
import { secret } from './secret.ts';
import { bareSocialSecurityNumber, socialSecurityNumber } from './social-security-number.ts';

/** Everything that is looked for. A new kind is one file and one line here. */
export const detectors: readonly Detector[] = [
  socialSecurityNumber,
  bareSocialSecurityNumber,
  paymentCard,
  email,
  phone,
  fullName,
  personalName,
  streetAddress,
  dateOfBirth,
  ageOver89,
  ipAddress,
  secret,
  formula,
  markup,
  controlCharacter,
  internalAddress,
];
