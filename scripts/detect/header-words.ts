/** `patientSSN`, `patient_ssn` and `Patient SSN` are all `patient`, `ssn`. */
export function headerWords(name: string): string[] {
  return (name.match(/[A-Z]*[a-z0-9]+|[A-Z]+/g) ?? []).map((word) => word.toLowerCase());
}
