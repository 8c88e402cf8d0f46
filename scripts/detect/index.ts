import { ageOver89 } from './age-over-89.ts';
import { controlCharacter } from './control-character.ts';
import { dateOfBirth } from './date-of-birth.ts';
import type { Detector } from './detector.ts';
import { email, emailInText } from './email.ts';
import { formula } from './formula.ts';
import { internalAddress } from './internal-address.ts';
import { ipAddress } from './ip-address.ts';
import { markup } from './markup.ts';
import { paymentCard } from './payment-card.ts';
import { fullName, namedPerson, personalName } from './personal-name.ts';
import { phone, writtenPhone } from './phone.ts';
import { secret } from './secret.ts';
import {
  bareSocialSecurityNumber,
  socialSecurityNumber,
  socialSecurityNumberInText,
} from './social-security-number.ts';
import { streetAddress } from './street-address.ts';

/** Everything that is looked for. A new kind is one file and one line here. */
export const detectors: readonly Detector[] = [
  socialSecurityNumber,
  socialSecurityNumberInText,
  bareSocialSecurityNumber,
  paymentCard,
  email,
  emailInText,
  phone,
  writtenPhone,
  fullName,
  personalName,
  namedPerson,
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
