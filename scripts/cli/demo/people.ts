/** Everybody who acts in the demonstration; the same people stand in governance.yml and the department rosters. */
export const PEOPLE = {
  steward: { login: 'sam-steward', name: 'Sam Steward' },
  coordinator: { login: 'cora-coordinator', name: 'Cora Coordinator' },
  leadership: { login: 'dana-director', name: 'Dana Director' },
  cdo: { login: 'carmen-cdo', name: 'Carmen, Chief Data Officer', title: 'Chief Data Officer' },
  ciso: { login: 'ciro-ciso', name: 'Ciro, CISO', title: 'CISO' },
  policy: { login: 'pia-policy', name: 'Pia, policy team', title: 'Policy team' },
  itpc: { login: 'ines-itpc', name: 'Ines, ITPC' },
  administrator: { login: 'ada-admin', name: 'Ada Administrator' },
} as const;

export type Part = keyof typeof PEOPLE;
