const PLACEHOLDER = /FILL_ME_IN|^\s*(?:TODO|TBD|TBA|XXX+|\?\?+)\s*$/;

/** A word that a scaffold or a hurried steward left behind. The schemas refuse the same words. */
export function isPlaceholder(value: unknown): boolean {
  return typeof value === 'string' && PLACEHOLDER.test(value);
}
