/** `patientSSN`, `patient_ssn` and `Patient SSN` are all `patient`, `ssn`. */
export function headerWords(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
}
