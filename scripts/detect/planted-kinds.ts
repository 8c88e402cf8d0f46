import {
  beneficiary,
  birth,
  card,
  digits,
  family,
  given,
  grouped,
  iban,
  letters,
  mac,
  mail,
  next,
  npi,
  of,
  phone,
  routing,
  ssn,
  two,
  vin,
} from './planted-values.ts';

/** A planted column: its header, its cells, and columns that must stand beside it. */
export interface Disguised {
  header: string;
  value: (i: number) => string;
  beside?: Record<string, (i: number) => string>;
}

export interface PlantedKind {
  name: string;
  kind: string;
  /** `certain`: found whatever the header says. `weak`: where the header supports it. */
  shape: 'certain' | 'weak';
  /** Under its own name, header hidden, header misleading, written otherwise, padded; a weak one under five supporting headers. */
  disguises: Disguised[];
}

const text = (inside: () => string) => () =>
  `${of('Resident Caller Visitor')} asked about the permit, ${inside()}, will return`;

const people = { sex: () => of('F M'), patient: () => `${given()} ${family()}` };

/** Found whatever the header: five disguises of header and of writing. */
function certain(
  name: string,
  kind: string,
  own: string,
  misleading: string,
  value: () => string,
  otherwise: () => string,
  beside?: Disguised['beside'],
): PlantedKind {
  const plant = (header: string, written: () => string): Disguised => ({
    header,
    value: written,
    ...(beside === undefined ? {} : { beside }),
  });
  return {
    name,
    kind,
    shape: 'certain',
    disguises: [
      plant(own, value),
      plant('col_7', value),
      plant(misleading, value),
      plant('field 12', otherwise),
      plant('x', () => `  '${value()} `),
    ],
  };
}

/** Found under these headers, which say it in the styles that people have; two of the five are also written otherwise. */
function weak(
  name: string,
  kind: string,
  headers: string,
  value: (i: number) => string,
  otherwise: (i: number) => string,
  beside?: Disguised['beside'],
): PlantedKind {
  const disguises = headers.split('|').map((header, i) => ({
    header,
    value: i === 3 ? otherwise : i === 4 ? (row: number) => ` "${value(row)}"  ` : value,
    ...(beside === undefined ? {} : { beside }),
  }));
  return { name, kind, shape: 'weak', disguises };
}

export const plantedKinds: readonly PlantedKind[] = [
  certain(
    'social security number',
    'social-security-number',
    'ssn',
    'parcel',
    () => ssn(),
    () => ssn(' '),
  ),
  certain(
    'social security number, last four',
    'social-security-number',
    'SSN',
    'status',
    () => `XXX-XX-${digits(4)}`,
    () => `***-**-${digits(4)}`,
  ),
  certain(
    'social security number in text',
    'social-security-number',
    'notes',
    'category',
    text(() => `gave ${ssn()}`),
    text(() => `SSN ${ssn('')}`),
  ),
  certain(
    'taxpayer number (ITIN)',
    'taxpayer-number',
    'itin',
    'account',
    () => `9${digits(2)}-7${digits(1)}-${digits(4)}`,
    () => `9${digits(2)} 8${next(9)} ${digits(4)}`,
  ),
  certain('payment card', 'payment-card', 'CardNumber', 'invoice', card, () => grouped(card(), '-')),
  certain(
    'payment card in text',
    'payment-card',
    'comments',
    'type',
    text(() => `paid by ${card()}`),
    text(() => `card ${grouped(card(), ' ')}`),
  ),
  certain('bank account (IBAN)', 'bank-account', 'iban', 'permit_no', iban, () => grouped(iban(), ' ')),
  certain('bank routing number', 'bank-routing-number', 'Routing', 'code', routing, () =>
    routing().replace(/(....)(....)/, '$1$2'),
  ),
  certain('e-mail', 'e-mail', 'EMAIL', 'department', mail, () => `${given()} ${family()} <${mail()}>`),
  certain(
    'e-mail in a link',
    'e-mail',
    'e-mail',
    'website',
    () => `mailto:${mail()}`,
    () => `${mail()};`,
  ),
  certain(
    'full name',
    'personal-name',
    'fullName',
    'category',
    () => `${given()} ${family()}`,
    () => `${family().toUpperCase()}, ${given().toUpperCase()} Q.`,
  ),
  certain(
    'full name as programs write it',
    'personal-name',
    'patient',
    'category',
    () => `${family().toUpperCase()}^${given().toUpperCase()}^${letters(1)}`,
    () => `${given()}.${family()}`.toLowerCase(),
  ),
  certain('Medicare beneficiary', 'medical-number', 'MBI', 'asset', beneficiary, () =>
    beneficiary().replaceAll('-', ''),
  ),
  certain('health provider (NPI)', 'provider-number', 'npi', 'asset_id', npi, npi),
  certain(
    'medical record number in text',
    'medical-number',
    'remarks',
    'kind',
    text(() => `MRN ${digits(7)}`),
    text(() => `patient ID: ${digits(8)}`),
  ),
  certain(
    'vehicle number beside people',
    'vehicle-number',
    'VIN',
    'asset_tag',
    vin,
    () => vin().toLowerCase(),
    people,
  ),
  certain(
    'address of a device',
    'device-address',
    'mac',
    'sensor',
    () => mac(),
    () => mac('-').toUpperCase(),
  ),
  certain(
    'date of birth in text',
    'date-of-birth',
    'narrative',
    'kind',
    text(() => `DOB ${birth('/')}`),
    text(() => `born ${birth()}`),
  ),
  certain(
    'driving licence in text',
    'driving-licence',
    'notes',
    'kind',
    text(() => `DL ${letters(1)}${digits(7)}`),
    text(() => `driver's license no. ${letters(1)}${digits(7)}`),
  ),
  certain(
    'licence plate in text',
    'licence-plate',
    'notes',
    'kind',
    text(() => `plate ${next(9)}ABC${digits(3)}`),
    text(() => `license plate # ${next(9)}XYZ ${digits(3)}`),
  ),
  certain(
    'passport in text',
    'passport',
    'memo',
    'kind',
    text(() => `passport ${digits(9)}`),
    text(() => `passport no. C${digits(8)}`),
  ),
  certain(
    'password or token',
    'secret',
    'token',
    'status',
    () => `ghp_${letters(30)}${digits(6)}`,
    () => `https://app:${letters(5)}${digits(4)}@db.example/x`,
  ),
  weak(
    'social security number, bare',
    'social-security-number',
    'ssn|SocialSecurityNumber|SSN_NO|social security|emp_ssn',
    () => ssn(''),
    () => ssn('').replace(/(\d{3})/, '$1 '),
  ),
  weak(
    'telephone',
    'phone',
    'phone|homePhone|CELLPHONE|Contact No|teléfono',
    phone,
    () => `213.555.${digits(4)}`,
  ),
  weak(
    'telephone in notes',
    'phone',
    'notes|Comments|CALLER_NOTES|remarks|feedback text',
    text(() => `call ${phone()}`),
    text(() => `call 213-555-${digits(4)}`),
  ),
  weak('given name', 'personal-name', 'first_name|FirstName|FNAME|given name|Nombre', given, () =>
    given().toUpperCase(),
  ),
  weak(
    'family name',
    'personal-name',
    'last_name|lastName|SURNAME|family name|apellido',
    family,
    () => `${family()}-${family()}`,
  ),
  weak(
    'name in notes',
    'personal-name',
    'notes|Comments|NARRATIVE|case notes|remarks',
    text(() => `${given()} ${family()}`),
    text(() => `spoke with ${given()} R. ${family()}`),
  ),
  weak(
    'date of birth',
    'date-of-birth',
    'dob|dateOfBirth|BIRTH_DT|D.O.B.|fecha de nacimiento',
    () => birth(),
    () => `${two(1, 12)}/${two(1, 28)}/19${digits(2)}`,
  ),
  weak(
    'age over 89',
    'age-over-89',
    'age|patientAge|AGE_YRS|age at arrest|edad',
    (i) => `${20 + (i % 80)}`,
    (i) => `${20 + (i % 80)} years`,
    people,
  ),
  weak(
    'street address beside people',
    'street-address',
    'address|homeAddress|ADDR1|residence|dirección',
    () => `${100 + next(8000)} ${of('Main Oak Elm Sunset')} ${of('St Ave Blvd Dr')}`,
    () => `${100 + next(8000)} N. ${of('Main Oak Elm')} St., Apt ${1 + next(60)}`,
    people,
  ),
  weak(
    'driving licence',
    'driving-licence',
    'dl_number|driversLicense|DLN|driver license no|drivers_licence',
    () => `${letters(1)}${digits(7)}`,
    () => `${letters(1)}${digits(3)}-${digits(3)}-${digits(2)}-${digits(3)}-${digits(1)}`,
  ),
  weak(
    'licence plate',
    'licence-plate',
    'plate|licensePlate|PLATE_NO|license plate|lpn',
    () => `${next(9)}${letters(3)}${digits(3)}`,
    () => `${letters(3)}-${digits(4)}`,
  ),
  weak(
    'passport',
    'passport',
    'passport|passportNumber|PASSPORT_NO|passport #|pasaporte',
    () => digits(9),
    () => `C${digits(8)}`,
  ),
  weak(
    'immigration number',
    'immigration-number',
    'alien_number|aNumber uscis|USCIS_NO|alien registration|immigration no',
    () => `A${digits(9)}`,
    () => `A ${digits(3)}-${digits(3)}-${digits(3)}`,
  ),
  weak(
    'employer number',
    'employer-number',
    'ein|vendorEin|FEIN|tax id|taxpayer_id',
    () => `${two(10, 95)}-${digits(7)}`,
    () => `${two(10, 95)}-${digits(7)}`,
  ),
  weak(
    'bank account',
    'bank-account',
    'bank_account|bankAccountNumber|CHECKING_ACCT|savings account|payroll account no',
    () => digits(10),
    () => grouped(digits(12), '-'),
  ),
  weak(
    'medical record number',
    'medical-number',
    'mrn|patientId|MEDICAID_NO|chart number|medical_record_patient',
    () => digits(8),
    () => `MR-${digits(7)}`,
  ),
  weak(
    'visitor’s computer',
    'ip-address',
    'ip|clientIp|IP_ADDR|visitor ip|remote_host',
    () => `203.0.${next(250)}.${next(250)}`,
    () => `2001:db8:${digits(4)}::${digits(3)}`,
  ),
];
