/** Bytes whose errors, on opening them and on reading them to the end, are those that `judge` throws instead. */
export async function rethrown(
  opening: Promise<AsyncIterable<Uint8Array>>,
  judge: (error: unknown) => never,
): Promise<AsyncIterable<Uint8Array>> {
  const bytes = await opening.catch(judge);
  return (async function* () {
    try {
      yield* bytes;
    } catch (error) {
      judge(error);
    }
  })();
}
