/** Node is on the path of every step already. */
export async function setupNode(): Promise<Record<string, string>> {
  return {};
}
