/** A sun over the horizon. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0f4c5c"/><path d="M16 10a8 8 0 0 1 8 8v1H8v-1a8 8 0 0 1 8-8Z" fill="#ffc857"/><path d="M16 4v3M6.8 7.8l2.1 2.1M25.2 7.8l-2.1 2.1M4 23h24M9 27h14" stroke="#ffc857" stroke-width="2" stroke-linecap="round"/></svg>
`;
