/** GraphQL ids: opaque to clients, readable by `numberOfNode`. */
export function nodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
}

/** null: not an id of that kind. */
export function idOfNode(kind: string, node: string): string | null {
  return node.startsWith(`${kind}_`)
    ? Buffer.from(node.slice(kind.length + 1), 'base64url').toString('utf8')
    : null;
}
