import { ageOver89 } from './age-over-89.ts';
import { accountNumber, iban, ibanInText, provenRoutingNumber, routingNumber } from './bank-account.ts';
import { currencyInCell, decimalComma, thousandsComma, unitInCell } from './cell-format.ts';
import { controlCharacter } from './control-character.ts';
import { countedDateOfBirth, dateOfBirth } from './date-of-birth.ts';
import type { Detector } from './detector.ts';
import {
  advertisingNumber,
  deviceAddress,
  deviceAddressInText,
  equipmentNumber,
  namedEquipmentNumber,
} from './device-address.ts';
import {
  alienNumber,
  bareTaxpayerNumber,
  consularNumber,
  employerNumber,
  namedAlienNumber,
  passport,
  taxpayerNumber,
} from './document-number.ts';
import { drivingLicence, someLicence } from './driving-licence.ts';
import { disguisedEmail, email, emailInLink, emailInText } from './email.ts';
import { cellBegun, formula } from './formula.ts';
import { freeText } from './free-text.ts';
import { garbledText, invisibleCharacter } from './garbled.ts';
import { hashedIdentifier } from './hashed-identifier.ts';
import { cardInText, nameInText, phoneInText } from './in-text.ts';
import { internalAddress } from './internal-address.ts';
import { ipAddress } from './ip-address.ts';
import { joinedName } from './joined-name.ts';
import { birthInText, labelledInText } from './labelled-in-text.ts';
import { markup } from './markup.ts';
import {
  medicalRecordNumber,
  medicareNumber,
  namedRecordNumber,
  provenProviderNumber,
  providerNumber,
} from './medical-number.ts';
import { namedKey, namedPassword, namedRandom, randomKey } from './named-secret.ts';
import { paymentCard } from './payment-card.ts';
import {
  fullName,
  namedAsName,
  namedPerson,
  nameInOtherLetters,
  partOfName,
  personalName,
  strayFullName,
  unexpectedFullName,
} from './personal-name.ts';
import { nationalPhone, phone, writtenPhone } from './phone.ts';
import { secrets } from './secret.ts';
import {
  bareSocialSecurityNumber,
  lastFourOfSocialSecurityNumber,
  maskedSocialSecurityNumber,
  socialSecurityNumber,
  socialSecurityNumberInText,
} from './social-security-number.ts';
import { monthCode, scientificNumber, spreadsheetError } from './spreadsheet-damage.ts';
import { addressAbroad, streetAddress } from './street-address.ts';
import { licencePlate, vehicleNumber } from './vehicle.ts';

/** Everything that is looked for. A new kind is one file and one line here. */
export const detectors: readonly Detector[] = [
  socialSecurityNumber,
  socialSecurityNumberInText,
  maskedSocialSecurityNumber,
  bareSocialSecurityNumber,
  lastFourOfSocialSecurityNumber,
  taxpayerNumber,
  bareTaxpayerNumber,
  employerNumber,
  paymentCard,
  cardInText,
  iban,
  ibanInText,
  accountNumber,
  routingNumber,
  provenRoutingNumber,
  medicareNumber,
  medicalRecordNumber,
  namedRecordNumber,
  providerNumber,
  provenProviderNumber,
  drivingLicence,
  someLicence,
  licencePlate,
  vehicleNumber,
  passport,
  alienNumber,
  namedAlienNumber,
  consularNumber,
  email,
  disguisedEmail,
  emailInText,
  emailInLink,
  phone,
  nationalPhone,
  writtenPhone,
  phoneInText,
  fullName,
  unexpectedFullName,
  strayFullName,
  joinedName,
  partOfName,
  personalName,
  namedAsName,
  namedPerson,
  nameInOtherLetters,
  nameInText,
  streetAddress,
  addressAbroad,
  dateOfBirth,
  countedDateOfBirth,
  birthInText,
  ageOver89,
  ipAddress,
  deviceAddress,
  deviceAddressInText,
  advertisingNumber,
  namedEquipmentNumber,
  equipmentNumber,
  ...labelledInText,
  hashedIdentifier,
  ...secrets,
  namedPassword,
  namedKey,
  namedRandom,
  randomKey,
  formula,
  cellBegun,
  markup,
  controlCharacter,
  internalAddress,
  freeText,
  scientificNumber,
  monthCode,
  spreadsheetError,
  garbledText,
  invisibleCharacter,
  unitInCell,
  currencyInCell,
  decimalComma,
  thousandsComma,
];
